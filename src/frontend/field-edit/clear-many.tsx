import { Box, Button, Text, xcss } from '@forge/react';
import React from 'react';
import { Message } from '../shared/layout';
import { useSurroundings } from '../shared/surroundings';

const apart = xcss({ paddingBlockStart: 'space.050' });

/**
 * Takes the value from many issues. Jira changes what was handed over and nothing else: an editor that is left empty leaves
 * all values alone, so that no value must be handed over by a choice of its own.
 */
export function ClearMany({ isCleared, onClear }: { isCleared: boolean; onClear: () => void }): React.JSX.Element {
  const words = useSurroundings().wording.field.clearMany;
  return isCleared ? (
    <Message tone="information">
      <Text>{words.done}</Text>
    </Message>
  ) : (
    <Box xcss={apart}>
      <Button spacing="compact" onClick={onClear}>
        {words.action}
      </Button>
    </Box>
  );
}

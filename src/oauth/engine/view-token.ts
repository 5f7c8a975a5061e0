import type { TokenView } from '../../contract/token';
import { tokenView } from '../state/token-view';
import type { TokenSubject } from '../token-subject';
import type { Tokens } from './tokens';

/** What pages show of one token, as the engine knows it now. */
export async function viewToken(tokens: Pick<Tokens, 'look'>, subject: TokenSubject): Promise<TokenView> {
  const { state, ...known } = await tokens.look(subject);
  return tokenView(state, { settings: subject.settings, isDraft: subject.temporary === true, ...known });
}

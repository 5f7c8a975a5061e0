import type { BindingSettings } from '../../contract/binding';

/** The settings as they are read where a card is opened: with its members beside key and label. */
export function withCard(settings: BindingSettings): BindingSettings {
  const { card, extraction } = settings;
  return card === undefined || card.members.length === 0
    ? settings
    : { ...settings, extraction: { ...extraction, card: card.members } };
}

import { connect } from './bridge/connect';
import { wearTheme } from './bridge/wear-theme';

/** Runs before anything else in the document of a Custom UI resource: the bridge, and the height that its content needs. */
const frame = connect({ enableTheming: wearTheme });
if (frame) {
  const measure = (): void => frame.onResize?.(document.documentElement.offsetHeight);
  new ResizeObserver(measure).observe(document.documentElement);
}

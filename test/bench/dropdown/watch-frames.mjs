// Runs in the page, before its own scripts: the longest task of the main thread, which the app's frames share, and the
// longest time between two frames that were drawn.
const { PerformanceObserver, requestAnimationFrame } = globalThis;
if (globalThis.top === globalThis) {
  let longestTaskMs = 0;
  let longestFrameMs = 0;
  let last = 0;
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) longestTaskMs = Math.max(longestTaskMs, Math.round(duration));
  }).observe({ entryTypes: ['longtask'] });
  const frame = (/** @type {number} */ time) => {
    if (last > 0) longestFrameMs = Math.max(longestFrameMs, Math.round(time - last));
    last = time;
    requestAnimationFrame(frame);
  };
  requestAnimationFrame(frame);
  Object.assign(globalThis, {
    beginWatch: () => {
      longestTaskMs = 0;
      longestFrameMs = 0;
      last = 0;
    },
    endWatch: () => ({ longestTaskMs, longestFrameMs }),
  });
}

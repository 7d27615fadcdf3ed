/** The next frame shows a picture that was not there before, as a mark on the page's clock: benchmarks/page waits for it. */
export const painted = () => { performance.mark("gradwalk:painted"); };

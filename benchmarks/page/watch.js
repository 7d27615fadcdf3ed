// Notes when things happen on the explorer's page, in milliseconds of its clock. Put in before the page's own scripts.
{
  const now = () => performance.now();
  const watch = window.watch = {json: 0, pressed: 0, painted: [], answered: []};

  // Runs after the frame that is drawn next, or is being drawn, has been painted.
  let drawing = false;
  const {requestAnimationFrame: ask} = window;
  window.requestAnimationFrame = (draw) => ask.call(window, (time) => {
    drawing = true;
    try {
      draw(time);
    } finally {
      drawing = false;
    }
  });
  const afterPaint = (then) => {
    const {port1, port2} = new MessageChannel();
    port1.onmessage = then;
    if (drawing) port2.postMessage(null);
    else ask.call(window, () => port2.postMessage(null));
  };

  const {mark} = performance;
  performance.mark = (name, ...told) => {
    if (name === "gradwalk:json") watch.json = now();
    if (name === "gradwalk:painted") afterPaint(() => watch.painted.push(now()));
    return mark.call(performance, name, ...told);
  };

  // A press, and the end of the frame that follows it. The page that a link leads to learns of it too.
  const press = ({timeStamp, target}) => {
    watch.pressed = timeStamp;
    if (target instanceof Element && target.closest("a")) sessionStorage.setItem("pressed", performance.timeOrigin + timeStamp);
    afterPaint(() => watch.answered.push(now() - timeStamp));
  };
  for (const type of ["keydown", "click", "dblclick"]) addEventListener(type, press, true);

  // Forget what was noted until now.
  watch.begin = () => Object.assign(watch, {json: 0, pressed: 0, painted: [], answered: []});

  // What was noted, once a picture has been painted and nothing is drawn anew for so many milliseconds.
  watch.shown = (rest = 300, patience = 30_000) => new Promise((resolve, reject) => {
    const begun = now();
    const look = () => {
      const [first] = watch.painted;
      if (!first && now() - begun > patience) return reject(new Error("no picture came"));
      if (!first || now() - watch.painted.at(-1) < rest) return void setTimeout(look, 50);
      const {json, pressed} = watch;
      const {timeOrigin} = performance;
      resolve({json, pressed, first, wall: timeOrigin + first - Number(sessionStorage.getItem("pressed"))});
    };
    look();
  });

  // The times between frames from now on, and the tasks of 50 ms and more, until `stop`.
  watch.record = () => {
    const [frames, tasks] = [[], []];
    let running = true;
    const observer = new PerformanceObserver((list) => tasks.push(...list.getEntries().map(({duration}) => duration)));
    observer.observe({type: "longtask"});
    const tick = (time) => {
      frames.push(time);
      if (running) ask.call(window, tick);
    };
    ask.call(window, tick);
    watch.frames = () => frames.length;
    watch.stop = async () => {
      running = false;
      await new Promise((resolve) => setTimeout(resolve, 100)); // long tasks are told of late
      observer.disconnect();
      return {frames: frames.slice(1).map((time, i) => time - frames[i]), tasks, answered: watch.answered};
    };
  };
}

// Notes when things happen on the lab's page, in milliseconds of its clock. Put in before the page's own scripts.
{
  const watch = window.watch = {input: 0, sent: 0, answered: 0, final: 0, curve: 0, boundary: 0, first: null, last: null, events: 0, run: "", begin() {
    Object.assign(watch, {input: 0, sent: 0, answered: 0, final: 0, curve: 0, boundary: 0, first: null, last: null, events: 0, run: ""});
  }};
  const now = () => performance.now();

  addEventListener("input", () => { watch.input = now(); }, true);

  const {fetch} = window;
  window.fetch = async (...asked) => {
    const [to, how] = asked;
    const isStart = String(to).endsWith("/runs") && how?.method === "POST";
    if (!isStart) return fetch(...asked);
    watch.sent = now();
    const answer = await fetch(...asked);
    const {id, state} = await answer.clone().json();
    watch.answered = now();
    watch.run = id;
    if (state === "done") watch.final = watch.answered;
    return answer;
  };

  const {EventSource} = window;
  window.EventSource = class extends EventSource {
    constructor(address) {
      super(address);
      const isOf = () => watch.run && address.includes(watch.run);
      this.addEventListener("epoch", ({data}) => {
        if (!isOf()) return;
        watch.events++;
        watch.last = {at: now(), epochs: JSON.parse(data).epochs_done};
        watch.first ??= watch.last;
      });
      this.addEventListener("done", () => { if (isOf()) watch.final = now(); });
    }
  };

  for (const name of ["putImageData", "drawImage", "fill", "fillRect"]) {
    const draw = CanvasRenderingContext2D.prototype[name];
    CanvasRenderingContext2D.prototype[name] = function (...told) {
      if (this.canvas.classList.contains("ground")) watch.boundary = now();
      return draw.apply(this, told);
    };
  }

  new MutationObserver((changes) => {
    const isCurve = (target) => target instanceof Element && target.closest("#loss") && (target.matches(".run.main") || target.querySelector(".run.main"));
    if (changes.some(({target}) => isCurve(target))) watch.curve = now();
  }).observe(document, {subtree: true, childList: true, attributes: true, attributeFilter: ["d"]});

  // The time of the frame after which all of the last run is in sight.
  watch.shown = () => new Promise((resolve) => {
    const look = () => requestAnimationFrame(() => {
      const {port1, port2} = new MessageChannel();
      port1.onmessage = () => {
        const {final, curve, boundary} = watch;
        if (final && curve >= final && boundary >= final) resolve({...watch, shown: now()});
        else look();
      };
      port2.postMessage(null); // comes after the frame has been painted
    });
    look();
  });
}

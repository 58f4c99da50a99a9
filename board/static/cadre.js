// Inside the frame: tells the page around how high the offers are; nothing else leaves.
(() => {
  // The height of what is shown: scrollHeight is never less than the frame, which then could not shrink.
  const tell = () => parent.postMessage({ glassvallee: Math.ceil(document.documentElement.getBoundingClientRect().height) }, "*");
  new ResizeObserver(tell).observe(document.body);
  tell();
})();

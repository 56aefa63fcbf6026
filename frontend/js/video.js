// Puts a video into the page once the reader presses play; before that its provider hears of nobody.
// Without script the button is a link to the video.
for (const link of document.querySelectorAll("a[data-video]")) {
  link.addEventListener("click", (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    const frame = document.createElement("iframe");
    frame.src = link.dataset.video;
    frame.title = link.dataset.videoTitle;
    frame.allow = "autoplay; fullscreen; picture-in-picture";
    frame.referrerPolicy = "strict-origin-when-cross-origin";
    link.closest(".video").replaceChildren(frame);
    frame.focus();
  });
}

// A frame in which somebody signs with a finger or a pen. What was drawn is given as a picture when it is asked for.

const HEIGHT = 220;
const LINE = 2.4;

/**
 * Begins.
 *
 * @param frame the element that becomes the frame
 * @param label what the frame is for
 */
export function begin(frame, label) {
  if (frame.querySelector('canvas')) {
    return;
  }
  const canvas = document.createElement('canvas');
  canvas.setAttribute('role', 'img');
  canvas.setAttribute('aria-label', label);
  const hint = document.createElement('span');
  hint.textContent = label;
  frame.append(canvas, hint);

  const scale = Math.min(2, devicePixelRatio || 1);
  const width = frame.clientWidth || 600;
  canvas.width = Math.round(width * scale);
  canvas.height = Math.round(HEIGHT * scale);
  const pen = canvas.getContext('2d');
  pen.scale(scale, scale);
  pen.lineWidth = LINE;
  pen.lineCap = 'round';
  pen.lineJoin = 'round';
  pen.strokeStyle = '#111';

  let drawing = false;
  let strokes = 0;
  const at = (event) => {
    const box = canvas.getBoundingClientRect();
    return [((event.clientX - box.left) * width) / box.width, ((event.clientY - box.top) * HEIGHT) / box.height];
  };
  canvas.addEventListener('pointerdown', (event) => {
    event.preventDefault();
    canvas.setPointerCapture(event.pointerId);
    drawing = true;
    strokes++;
    hint.hidden = true;
    pen.beginPath();
    pen.moveTo(...at(event));
  });
  canvas.addEventListener('pointermove', (event) => {
    if (drawing) {
      for (const one of event.getCoalescedEvents?.() ?? [event]) {
        pen.lineTo(...at(one));
      }
      pen.stroke();
    }
  });
  for (const kind of ['pointerup', 'pointercancel']) {
    canvas.addEventListener(kind, () => {
      drawing = false;
    });
  }
  frame.again = () => {
    pen.clearRect(0, 0, width, HEIGHT);
    strokes = 0;
    hint.hidden = false;
  };
  frame.signed = () => ({
    line: strokes > 0 ? canvas.toDataURL('image/png') : '',
    device: navigator.userAgent,
  });
}

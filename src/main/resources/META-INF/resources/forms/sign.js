// A frame in which somebody signs with a finger or a pen. What was drawn is given when it is asked for: as a picture, and as
// its strokes, point by point.

const HEIGHT = 220;
const LINE = 2.4;
const MOST = 5000;

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
  let strokes = [];
  // A point that is not a step from the one before says nothing.
  const keep = ([x, y]) => {
    const line = strokes.at(-1);
    const point = [Math.min(width, Math.max(0, Math.round(x))), Math.min(HEIGHT, Math.max(0, Math.round(y)))];
    const last = line.at(-1);
    if ((!last || Math.hypot(point[0] - last[0], point[1] - last[1]) >= 2) && strokes.reduce((n, one) => n + one.length, 0) < MOST) {
      line.push(point);
    }
  };
  const at = (event) => {
    const box = canvas.getBoundingClientRect();
    return [((event.clientX - box.left) * width) / box.width, ((event.clientY - box.top) * HEIGHT) / box.height];
  };
  canvas.addEventListener('pointerdown', (event) => {
    event.preventDefault();
    canvas.setPointerCapture(event.pointerId);
    drawing = true;
    strokes.push([]);
    hint.hidden = true;
    pen.beginPath();
    pen.moveTo(...at(event));
    keep(at(event));
  });
  canvas.addEventListener('pointermove', (event) => {
    if (drawing) {
      for (const one of event.getCoalescedEvents?.() ?? [event]) {
        pen.lineTo(...at(one));
        keep(at(one));
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
    strokes = [];
    hint.hidden = false;
  };
  frame.signed = () => ({
    line: strokes.length > 0 ? canvas.toDataURL('image/png') : '',
    strokes: [`${Math.round(width)}x${HEIGHT}`, ...strokes.filter((line) => line.length > 0).map((line) => line.map((point) => point.join(',')).join(' '))].join(';'),
    device: navigator.userAgent,
  });
}

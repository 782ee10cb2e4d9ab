/**
 * Reads codes with the camera: by the browser's own detector where it has one for our two kinds, else by a library that is
 * fetched only when a camera is opened.
 */

type Reads = (video: HTMLVideoElement) => Promise<string | undefined>;

interface Detector {
  detect(source: HTMLVideoElement): Promise<readonly { readonly rawValue: string }[]>;
}

interface Detectors {
  new (options: { readonly formats: readonly string[] }): Detector;
  getSupportedFormats(): Promise<readonly string[]>;
}

/** What our labels bear. */
const KINDS = ['code_128', 'qr_code'];
const LOOK_MS = 150;

/** Whether there may be a camera at all. */
export function hasCamera(): boolean {
  return navigator.mediaDevices?.getUserMedia !== undefined;
}

async function byBrowser(): Promise<Reads | undefined> {
  const detectors = (globalThis as { BarcodeDetector?: Detectors }).BarcodeDetector;
  try {
    const known = await detectors?.getSupportedFormats();
    if (!detectors || !known || !KINDS.every((kind) => known.includes(kind))) {
      return undefined;
    }
    const detector = new detectors({ formats: KINDS });
    return async (video) => (await detector.detect(video))[0]?.rawValue;
  } catch {
    return undefined;
  }
}

async function byLibrary(): Promise<Reads> {
  const { BarcodeFormat, BrowserMultiFormatReader } = await import('@zxing/browser');
  const reader = new BrowserMultiFormatReader();
  reader.possibleFormats = [BarcodeFormat.CODE_128, BarcodeFormat.QR_CODE];
  const canvas = document.createElement('canvas');
  return async (video) => {
    canvas.width = video.videoWidth;
    canvas.height = video.videoHeight;
    canvas.getContext('2d', { willReadFrequently: true })?.drawImage(video, 0, 0);
    try {
      return reader.decodeFromCanvas(canvas).getText();
    } catch {
      return undefined; // nothing to be read in this picture
    }
  };
}

/**
 * Opens the camera at the back, and tells the first code that it reads.
 *
 * @returns closes it
 */
export async function look(video: HTMLVideoElement, read: (code: string) => void): Promise<() => void> {
  const stream = await navigator.mediaDevices.getUserMedia({
    video: { facingMode: 'environment', width: { ideal: 1280 }, height: { ideal: 720 } },
    audio: false,
  });
  let open = true;
  const close = (): void => {
    open = false;
    stream.getTracks().forEach((track) => track.stop());
    video.srcObject = null;
  };
  try {
    video.srcObject = stream;
    await video.play();
    const reads = (await byBrowser()) ?? (await byLibrary());
    const again = async (): Promise<void> => {
      if (!open) {
        return;
      }
      const code = video.videoWidth > 0 ? await reads(video).catch(() => undefined) : undefined;
      if (code && open) {
        close();
        read(code);
      } else {
        setTimeout(() => void again(), LOOK_MS);
      }
    };
    void again();
    return close;
  } catch (failed) {
    close();
    throw failed;
  }
}

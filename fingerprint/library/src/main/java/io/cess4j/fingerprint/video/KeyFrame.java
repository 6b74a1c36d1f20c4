package io.cess4j.fingerprint.video;

import io.cess4j.fingerprint.code.Code256;
import io.cess4j.fingerprint.image.ImageIdentifier;
import io.cess4j.fingerprint.image.Pictures;
import io.cess4j.fingerprint.video.SmallFrame.Box;

/**
 * A frame that stands for a stretch of video.
 *
 * @param frame what it shows
 * @param box the part within the bars
 * @param code of that part
 * @param slots for how many fifths of a second it stands
 */
record KeyFrame(SmallFrame frame, Box box, FrameCode code, long slots) {
  private static final long MILLISECONDS = 200;

  /** The MDRC identifier of what it shows within the bars. */
  Code256 identifier() {
    return ImageIdentifier.of(
        Pictures.crop(
            frame.picture(),
            box.left(),
            box.top(),
            box.right() - box.left(),
            box.bottom() - box.top()));
  }

  /** When it is shown, from the beginning, in milliseconds. */
  long milliseconds() {
    return frame.slot() * MILLISECONDS;
  }

  KeyFrame until(long slot) {
    return new KeyFrame(frame, box, code, slot - frame.slot());
  }
}

package io.cess4j.fingerprint.training;

import io.cess4j.fingerprint.image.ImageFeatures;
import io.cess4j.fingerprint.media.Picture;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;
import javax.imageio.ImageIO;

/**
 * Makes the whitening table for pictures. The pictures it is trained on are named, with their
 * repository, licence and SHA-256, in {@code image-training.tsv} beside this class; they lie in
 * {@code FOLDER/owner/name/path}. Equal pictures and seed give an equal table.
 */
public final class ImageWhitening {
  private static final long SEED = 20261130;
  private static final int COPIES = 3;
  private static final int FRACTALS = 800;
  private static final double FLOOR = 0.002;

  private final SteadyWhitening whitening = new SteadyWhitening(ImageFeatures.SIZE);
  private final SplittableRandom random = new SplittableRandom(SEED);
  private final Distortions distortions = new Distortions(random);
  private int turn;

  private ImageWhitening() {}

  /** {@code FOLDER TABLE}: where the pictures lie, and where the table goes. */
  public static void main(String[] arguments) throws IOException {
    if (arguments.length != 2) {
      throw new IllegalArgumentException("ImageWhitening FOLDER TABLE");
    }
    ImageWhitening training = new ImageWhitening();
    training.photographs(Path.of(arguments[0]));
    training.fractals();
    try (OutputStream stream = Files.newOutputStream(Path.of(arguments[1]))) {
      training.whitening.write(stream, FLOOR);
    }
    System.out.printf(
        "%s: %d works, %d copies, seed %d%n",
        arguments[1], training.whitening.works(), training.whitening.copies(), SEED);
  }

  private void photographs(Path folder) throws IOException {
    for (TrainingPicture picture : TrainingPicture.list()) {
      BufferedImage image = ImageIO.read(picture.verified(folder).toFile());
      add(image);
    }
  }

  private void fractals() {
    FractalPictures pictures = new FractalPictures(random);
    for (int i = 0; i < FRACTALS; i++) {
      add(pictures.next());
    }
  }

  private void add(BufferedImage image) {
    int[] original = features(image);
    whitening.addWork(original);
    for (int i = 0; i < COPIES; i++) {
      whitening.addCopy(original, features(distortions.distort(image, turn++)));
    }
  }

  private static int[] features(BufferedImage image) {
    int width = image.getWidth();
    int height = image.getHeight();
    int[] rgb = image.getRGB(0, 0, width, height, null, 0, width);
    return ImageFeatures.of(new Picture(width, height, rgb));
  }
}

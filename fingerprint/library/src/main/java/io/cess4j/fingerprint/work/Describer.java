package io.cess4j.fingerprint.work;

/**
 * One kind of works: how they are described, found and confirmed. Two stages: codes within {@link
 * #candidateDistance} are only candidates; a match is what {@link #confirm} scores at least {@link
 * #matchScore}.
 *
 * @param <T> a decoded work
 */
public interface Describer<T> {
  /**
   * Describes a work for the registry, with the views that later copies may be cut to.
   *
   * @throws io.cess4j.fingerprint.media.MediaException.TooPlain if nothing tells it from others
   */
  Description register(T work);

  /**
   * Describes a suspect, with the views in which it may have been turned or mirrored.
   *
   * @throws io.cess4j.fingerprint.media.MediaException.TooPlain if nothing tells it from others
   */
  Description query(T suspect);

  /**
   * Both descriptions of one work.
   *
   * @param registered as {@link #register} makes it
   * @param query as {@link #query} makes it
   */
  record Both(Description registered, Description query) {}

  /**
   * Describes a suspect both ways; where decoding is what costs, in one go.
   *
   * @throws io.cess4j.fingerprint.media.MediaException.TooPlain if nothing tells it from others
   */
  default Both both(T suspect) {
    return new Both(register(suspect), query(suspect));
  }

  /** Compares the evidence of two descriptions. */
  Confirmation confirm(Description registered, Description suspect);

  /** Up to how many differing bits a pair of views makes a candidate. */
  int candidateDistance();

  /** From which score on a candidate is a match. */
  double matchScore();
}

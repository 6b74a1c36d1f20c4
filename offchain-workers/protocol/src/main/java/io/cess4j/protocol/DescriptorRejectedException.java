package io.cess4j.protocol;

/** Bytes that are not a descriptor (docs/formats.md section 5); names the field. */
public final class DescriptorRejectedException extends ProtocolException {

  private static final long serialVersionUID = 1L;

  private final String field;

  public DescriptorRejectedException(String field, String cause) {
    super("descriptor refused at " + field + ": " + cause);
    this.field = field;
  }

  /** The field, in the words of docs/formats.md section 5. */
  public String field() {
    return field;
  }
}

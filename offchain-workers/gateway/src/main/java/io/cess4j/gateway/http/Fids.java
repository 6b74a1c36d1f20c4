package io.cess4j.gateway.http;

import io.cess4j.runtime.web.ProblemException;
import java.util.Locale;
import java.util.regex.Pattern;
import org.springframework.web.servlet.function.ServerRequest;

/** File ids in paths. */
final class Fids {
  private static final Pattern FORM = Pattern.compile("(0x)?[0-9a-f]{64}");

  private Fids() {}

  /**
   * @throws ProblemException 400 for anything but 64 hex digits
   */
  static String of(ServerRequest request) {
    String fid = request.pathVariable("fid").toLowerCase(Locale.ROOT);
    if (!FORM.matcher(fid).matches()) {
      throw ProblemException.of(400, "fid-malformed", "a file id has 64 hex digits; copy it again");
    }
    return fid.startsWith("0x") ? fid.substring(2) : fid;
  }
}

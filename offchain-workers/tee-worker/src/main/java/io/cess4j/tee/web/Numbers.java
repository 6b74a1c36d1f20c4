package io.cess4j.tee.web;

import io.cess4j.runtime.web.ProblemException;
import org.springframework.web.servlet.function.ServerRequest;

/** Numbers in queries: what a request is about, before its body. */
final class Numbers {
  static final long UINT32 = 0xffff_ffffL;

  private Numbers() {}

  /**
   * A decimal parameter.
   *
   * @param name also of the refusal
   * @param most the largest that is read
   * @throws ProblemException 400 {@code NAME-unknown} where it is missing or no such number
   */
  static long parameter(ServerRequest request, String name, long most) {
    return parse(request.param(name).orElse(""), name, most);
  }

  static long parse(String text, String name, long most) {
    long number = text.matches("[0-9]{1,10}") ? Long.parseLong(text) : -1;
    if (number < 0 || number > most) {
      throw ProblemException.of(
          400,
          name + "-unknown",
          "the parameter %s is a number of 0 to %d, not \"%s\"".formatted(name, most, text));
    }
    return number;
  }
}

package io.cess4j.miner.web;

import io.cess4j.miner.storage.FragmentKey;
import io.cess4j.protocol.ProtocolException;
import io.cess4j.runtime.web.ProblemException;
import org.springframework.web.servlet.function.ServerRequest;

/** Numbers of a request's path and query. */
final class PathNumbers {

  private PathNumbers() {}

  static long deal(ServerRequest request) {
    return deal(request.pathVariable("deal"));
  }

  static FragmentKey fragment(ServerRequest request) {
    return fragment(request.pathVariable("deal"), request.pathVariable("segment"));
  }

  static long deal(String text) {
    long deal = number("deal", text);
    if (deal < 1 || deal > 0xffff_ffffL) {
      throw malformed("deal " + deal + " is no uint32 from 1");
    }
    return deal;
  }

  static FragmentKey fragment(String deal, String text) {
    long segment = number("segment", text);
    try {
      return new FragmentKey(deal(deal), Math.toIntExact(segment));
    } catch (ProtocolException | ArithmeticException e) {
      throw malformed("segment " + segment + ": " + e.getMessage());
    }
  }

  static String parameter(ServerRequest request, String name) {
    return request
        .param(name)
        .orElseThrow(() -> malformed("query parameter " + name + " is missing"));
  }

  static long number(String name, String text) {
    try {
      return Long.parseLong(text);
    } catch (NumberFormatException e) {
      throw malformed("%s is \"%s\", not a number".formatted(name, text));
    }
  }

  static ProblemException malformed(String detail) {
    return ProblemException.of(400, "request-malformed", detail);
  }
}

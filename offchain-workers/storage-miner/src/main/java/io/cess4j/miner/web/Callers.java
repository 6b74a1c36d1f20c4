package io.cess4j.miner.web;

import io.cess4j.chain.Address;
import jakarta.servlet.http.HttpServletRequest;

/** Tells which account is behind a request. */
@FunctionalInterface
public interface Callers {

  /**
   * The account bound to the connection's certificate.
   *
   * @throws io.cess4j.runtime.web.ProblemException 401 without a valid binding
   */
  Address of(HttpServletRequest request);
}

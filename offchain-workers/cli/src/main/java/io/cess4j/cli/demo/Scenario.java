package io.cess4j.cli.demo;

import io.cess4j.cli.output.Console;
import io.cess4j.devnet.network.NetworkFolder;
import java.util.Map;

/**
 * A demo with a name, {@code cess demo NAME}, found by {@link java.util.ServiceLoader}. What must
 * not be part of the product (miners that cheat) lives in the test tree of integration-tests;
 * {@code tools/demos} lists those names.
 */
public interface Scenario {

  /** What it is called by. */
  String name();

  /** What it shows, in one line. */
  String about();

  /**
   * Plays it on a network of its own.
   *
   * @param console hears what happens on the way
   * @param folder for the network, empty
   */
  Result run(Console console, NetworkFolder folder) throws Exception;

  /**
   * What held.
   *
   * @param ok whether all of it did
   * @param json for scripts
   * @param text for people
   */
  record Result(boolean ok, Map<String, ?> json, String text) {}
}

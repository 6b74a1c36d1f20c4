package io.cess4j.runtime;

import io.cess4j.runtime.configuration.Masked;
import io.cess4j.runtime.configuration.Password;
import io.cess4j.runtime.web.Listen;
import io.cess4j.runtime.web.TlsMode;
import java.net.URI;
import java.nio.file.Path;

/**
 * What every role's configuration record carries as a component {@code @Flattened WorkerSettings
 * worker}.
 *
 * @param data folder of keystores, database and files
 * @param password of the keystores in it
 * @param account keystore file of the worker's account (web3 secret storage v3), relative to data
 * @param rpc the chain's JSON-RPC; masked because providers put keys into it
 * @param directory address of the network's Directory contract
 * @param listen where peers or clients reach the worker
 * @param management where health and metrics are
 * @param parentWatch ends when standard input closes, so that the worker dies with what started it
 */
public record WorkerSettings(
    Path data,
    Password password,
    String account,
    @Masked URI rpc,
    String directory,
    Listen listen,
    Management management,
    LogFormat logFormat,
    boolean parentWatch) {

  /** How logs look. */
  public enum LogFormat {
    TEXT,
    JSON
  }

  /**
   * @param port 0 lets the system choose
   */
  public record Management(String host, int port) {}

  /** A role's record implements this by its component. */
  public interface Holder {
    WorkerSettings worker();
  }

  /**
   * @param role folder name below {@code .cess} in the working directory
   */
  public static WorkerSettings defaults(String role, TlsMode tls) {
    return new WorkerSettings(
        Path.of(".cess", role),
        new Password("env:CESS_KEYSTORE_PASSWORD"),
        "account.json",
        URI.create("http://127.0.0.1:8545"),
        "",
        Listen.loopback(tls),
        new Management("127.0.0.1", 0),
        LogFormat.TEXT,
        false);
  }
}

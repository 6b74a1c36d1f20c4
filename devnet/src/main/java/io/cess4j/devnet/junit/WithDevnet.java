package io.cess4j.devnet.junit;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Gives a test class a chain with all contracts, founded once and rolled back after each test. Test
 * methods, constructors and lifecycle methods may take a {@link TestNetwork}, a {@code Network}, a
 * {@code FundedAccounts} or a {@code Devnet}.
 *
 * <p>The system property {@code cess.engine} chooses the engine. Besu has no command of time and no
 * snapshots: there blocks come all the time, each test gets a chain of its own, and a test that
 * commands time is skipped with the reason.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@ExtendWith(DevnetExtension.class)
public @interface WithDevnet {
  /**
   * Numbers of the network: {@code test} (days of a day), {@code devnet} (days of 20 s) or {@code
   * mainnet}.
   */
  String profile() default "test";

  /** How many operators get CESS. */
  int operators() default 12;

  /**
   * False: blocks come with transactions only and {@code TestNetwork.advance} commands time. True:
   * a block a second as well.
   */
  boolean realTime() default false;
}

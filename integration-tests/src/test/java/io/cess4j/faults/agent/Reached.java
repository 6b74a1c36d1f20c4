package io.cess4j.faults.agent;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** What the inserted call does: tells the test and holds the thread until SIGKILL comes. */
public final class Reached {
  private static final AtomicInteger PASSES = new AtomicInteger();
  private static volatile int wanted;
  private static volatile @Nullable Path file;

  private Reached() {}

  /**
   * @param time on which pass the thread is held, from 1
   * @param told file that is created then; where another process has created it already, nobody is
   *     held
   */
  static void at(int time, Path told) {
    wanted = time;
    file = told;
  }

  /** Called by the method under test. */
  public static void now() {
    Path told = file;
    if (told == null || PASSES.incrementAndGet() != wanted) {
      return;
    }
    try {
      Files.writeString(
          told, Long.toString(ProcessHandle.current().pid()), StandardOpenOption.CREATE_NEW);
    } catch (FileAlreadyExistsException anotherIsHeld) {
      return;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    while (true) {
      LockSupport.park();
    }
  }
}

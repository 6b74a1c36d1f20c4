package io.cess4j.sdk.paid;

import io.cess4j.chain.Account;
import io.cess4j.chain.typed.TypedDomain;
import io.cess4j.sdk.paid.PaidException.PurseUnusable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;

/**
 * What an account has promised on a network, on disk before anybody sees it. One purchase at a time
 * uses it, whatever the number of threads and processes, so vouchers reach gateways in the order of
 * their counts.
 */
final class Purse {
  private static final String CHANNEL = "channel-";
  private static final String OPENING = "opening";

  /** Locks of files are between processes; these are between threads. */
  private static final Map<Path, ReentrantLock> LOCKS = new ConcurrentHashMap<>();

  private final DurableFiles files;
  private final Account account;
  private final TypedDomain domain;
  private final KeptKeys keys;

  /**
   * @param folder of all purses of a keystore
   * @param domain of PayPerRetrieval, which names chain and contract
   */
  Purse(Path folder, Account account, TypedDomain domain, SecureRandom random) {
    this.files =
        new DurableFiles(
            folder.resolve(
                "%d-%s-%s"
                    .formatted(
                        domain.chainId(),
                        domain.contract().hex().substring(2),
                        account.address().hex().substring(2))));
    this.account = account;
    this.domain = domain;
    this.keys = new KeptKeys(files, account, random);
  }

  /** Held while a purchase uses the purse. */
  interface Hold extends AutoCloseable {
    @Override
    void close();
  }

  /** Waits until no other purchase uses it. */
  Hold hold() {
    Path file = files.path("lock");
    ReentrantLock thread = LOCKS.computeIfAbsent(file, path -> new ReentrantLock());
    thread.lock();
    try {
      FileChannel channel = files.lockFile("lock");
      FileLock lock = channel.lock();
      return () -> {
        try (channel) {
          lock.release();
        } catch (IOException gone) {
          // The channel's end releases it, too.
        } finally {
          thread.unlock();
        }
      };
    } catch (IOException e) {
      thread.unlock();
      throw new PurseUnusable(file, "it cannot be locked (" + e + ")", e);
    }
  }

  List<ChannelBook> books() {
    return files.names(CHANNEL).stream().flatMap(name -> book(name).stream()).toList();
  }

  Optional<ChannelBook> book(long channel) {
    return book(CHANNEL + channel);
  }

  private Optional<ChannelBook> book(String name) {
    return files.read(name).map(bytes -> checked(name, bytes));
  }

  /** On disk when this returns. */
  void write(ChannelBook book) {
    Optional<ChannelBook> before = book(book.channel());
    if (before.isPresent()
        && before.get().opening().equals(book.opening())
        && !book.continues(before.get())) {
      throw new IllegalStateException(
          "channel %d: a book of %d records does not continue one of %d"
              .formatted(book.channel(), book.count(), before.get().count()));
    }
    files.write(CHANNEL + book.channel(), ChannelBookCodec.encode(book));
  }

  Optional<Opening> opening() {
    return files
        .read(OPENING)
        .map(
            bytes -> {
              try {
                return Opening.of(bytes);
              } catch (IllegalArgumentException e) {
                throw new PurseUnusable(files.path(OPENING), "it is damaged", e);
              }
            });
  }

  void write(Opening opening) {
    files.write(OPENING, opening.toBytes());
  }

  void openingIsOver() {
    files.delete(OPENING);
  }

  KeptKeys keys() {
    return keys;
  }

  /** The newest voucher is this account's: a damaged file would promise what nobody agreed to. */
  private ChannelBook checked(String name, byte[] bytes) {
    ChannelBook book;
    try {
      book = ChannelBookCodec.decode(bytes);
    } catch (IllegalArgumentException e) {
      throw new PurseUnusable(files.path(name), "it is damaged: " + e.getMessage(), e);
    }
    boolean signed =
        book.signature().length() == 0
            || domain
                .recover(book.voucher(), book.signature().toBytes())
                .filter(account.address()::equals)
                .isPresent();
    if (!signed || !name.equals(CHANNEL + book.channel())) {
      throw new PurseUnusable(
          files.path(name), "it is damaged, or another account's or channel's", null);
    }
    return book;
  }
}

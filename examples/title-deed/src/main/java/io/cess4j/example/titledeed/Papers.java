package io.cess4j.example.titledeed;

import io.cess4j.chain.Address;
import io.cess4j.chain.Bytes32;
import io.cess4j.chain.rights.RightsDescription;
import io.cess4j.example.kit.Blake3;
import io.cess4j.example.kit.DappException;
import io.cess4j.example.kit.Session;
import io.cess4j.example.kit.Work;
import io.cess4j.example.kit.Works;
import io.cess4j.sdk.CessException;
import io.cess4j.sdk.sharing.ShareOptions;
import io.cess4j.sdk.storage.GetOptions;
import io.cess4j.sdk.storage.PutOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The documents behind deeds: stored, registered, shown to others, read and checked. */
public final class Papers {
  private final Session session;
  private final Works works;
  private final PutOptions options;

  /**
   * Papers of an account.
   *
   * @param options how they are stored; always encrypted here, whatever these say
   */
  public Papers(Session session, Works works, PutOptions options) {
    this.session = session;
    this.works = works;
    this.options = options;
  }

  /** Stores and registers a document. Nobody finds it by what it looks like. */
  public Work file(Path document, String title) {
    return works.publish(
        document,
        new RightsDescription(title, "title document", "", Bytes32.ZERO),
        options,
        Works.Find.EXACT_COPIES);
  }

  /**
   * Lets somebody read the deed's documents that this account has stored.
   *
   * @return how many
   */
  public int showTo(Address reader, Deed deed) {
    int shown = 0;
    for (DeedDocument document : deed.documents()) {
      if (isOwn(document)) {
        session.cess().sharing().share(document.fid(), reader, ShareOptions.defaults());
        shown++;
      }
    }
    return shown;
  }

  /** Lets somebody read one document. */
  public void showTo(Address reader, Work document) {
    session.cess().sharing().share(document.fid(), reader, ShareOptions.defaults());
  }

  private boolean isOwn(DeedDocument document) {
    try {
      session.cess().storage().open(document.fid());
      return true;
    } catch (CessException.NotReadable others) {
      return false;
    }
  }

  /**
   * Reads all documents of a deed into a folder, each by its certificate's number, and compares
   * each with what was registered.
   *
   * @throws CessException.NotReadable for one that nobody has shared with this account
   * @throws DappException for a file that is not what its certificate says
   */
  public List<Path> read(Deed deed, Path folder) {
    return deed.documents().stream().map(document -> read(document, folder)).toList();
  }

  private Path read(DeedDocument document, Path folder) {
    Path copy = folder.resolve("certificate-" + document.certificate());
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new DappException(folder + " cannot be made: " + e.getMessage(), e);
    }
    session.cess().storage().get(document.fid(), copy, GetOptions.defaults());
    Bytes32 actual = Blake3.of(copy);
    if (!actual.equals(document.instanceHash())) {
      throw new DappException(
          "%s has BLAKE3 %s, certificate %d says %s: it is not the document, do not buy"
              .formatted(copy, actual, document.certificate(), document.instanceHash()));
    }
    return copy;
  }
}

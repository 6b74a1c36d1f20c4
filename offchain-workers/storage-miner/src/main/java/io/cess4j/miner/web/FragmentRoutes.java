package io.cess4j.miner.web;

import io.cess4j.chain.Address;
import io.cess4j.miner.MinerException;
import io.cess4j.miner.MinerException.DataLost;
import io.cess4j.miner.deal.DealIntake;
import io.cess4j.miner.scan.Corruption;
import io.cess4j.miner.scan.Scans;
import io.cess4j.miner.storage.Fragment;
import io.cess4j.miner.storage.FragmentKey;
import io.cess4j.miner.storage.FragmentStore;
import io.cess4j.miner.storage.FragmentStore.Stored;
import io.cess4j.miner.storage.HoldingReader;
import io.cess4j.protocol.Hash256;
import io.cess4j.runtime.web.LazyBody;
import io.cess4j.runtime.web.ProblemException;
import jakarta.servlet.ServletException;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/** Fragments in and out, streamed both ways (docs/formats.md section 9). */
public final class FragmentRoutes {

  private static final String FRAGMENT = "/v1/deals/{deal}/fragments/{segment}";

  private final Callers callers;
  private final Supplier<DealIntake> intake;
  private final FragmentStore fragments;
  private final Scans scans;

  /**
   * Writes go through {@code intake}, reads come from {@code fragments}, but for what {@code scans}
   * know to be corrupt.
   *
   * @param callers the account bound to a request's certificate
   */
  public FragmentRoutes(
      Callers callers, Supplier<DealIntake> intake, FragmentStore fragments, Scans scans) {
    this.callers = callers;
    this.intake = intake;
    this.fragments = fragments;
    this.scans = scans;
  }

  /** The routes. */
  public RouterFunction<ServerResponse> routes() {
    return RouterFunctions.route()
        .PUT(FRAGMENT, this::put)
        .GET(FRAGMENT, this::get)
        .GET(FRAGMENT + "/chunks", this::chunks)
        .build();
  }

  private ServerResponse put(ServerRequest request) throws IOException {
    Address caller = callers.of(request.servletRequest());
    FragmentKey key = PathNumbers.fragment(request);
    int slot =
        Math.clamp(PathNumbers.number("slot", PathNumbers.parameter(request, "slot")), -1, 99);
    Hash256 id = Hash256.fromHex(PathNumbers.parameter(request, "id"));
    long length = request.headers().contentLength().orElse(-1);
    if (length < 0) {
      throw ProblemException.of(
          411, "length-missing", "send Content-Length: space is checked before the bytes come");
    }
    Stored stored =
        intake
            .get()
            .fragment(caller, key, slot, id, length, new LazyBody(request.servletRequest()));
    scans.ledger().healed(key); // known or not: what is stored now is whole
    return ServerResponse.status(stored.created() ? 201 : 200)
        .header(HttpHeaders.ETAG, etag(stored.fragment()))
        .build();
  }

  private ServerResponse get(ServerRequest request) {
    Fragment fragment = find(request);
    Optional<ByteRange> range =
        Optional.ofNullable(request.headers().firstHeader(HttpHeaders.RANGE))
            .flatMap(header -> ByteRange.parse(header, fragment.bytes()));
    if (range.isPresent() && !range.get().satisfiable()) {
      throw ProblemException.of(
          416,
          "range-not-satisfiable",
          "the fragment has %d bytes, the range starts behind them".formatted(fragment.bytes()));
    }
    ByteRange part = range.orElse(new ByteRange(0, fragment.bytes()));
    refuseCorrupt(fragment, part);
    var response =
        ServerResponse.status(range.isPresent() ? 206 : 200)
            .header(HttpHeaders.ETAG, etag(fragment))
            .header(HttpHeaders.ACCEPT_RANGES, "bytes")
            .header("Cess-Slot", Integer.toString(fragment.slot()))
            .contentType(MediaType.APPLICATION_OCTET_STREAM)
            .contentLength(part.length());
    if (range.isPresent()) {
      response.header(
          HttpHeaders.CONTENT_RANGE,
          "bytes %d-%d/%d".formatted(part.from(), part.until() - 1, fragment.bytes()));
    }
    HoldingReader reader = new HoldingReader(fragments, List.of(fragment));
    return response.build(
        (servlet, answer) -> {
          send(reader, part, answer.getOutputStream());
          return null;
        });
  }

  /** Before the first byte, so that the reader turns to another miner at once. */
  private void refuseCorrupt(Fragment fragment, ByteRange part) {
    FragmentKey key = fragment.key();
    Optional<Corruption> known = scans.ledger().refusal(key, part.from(), part.until());
    if (known.isPresent()) {
      throw ProblemException.of(410, "fragment-corrupt", known.get().words());
    }
    try {
      fragments.open(fragment).close();
    } catch (DataLost | IOException lost) {
      scans.suspect(key.deal());
      throw ProblemException.of(410, "fragment-corrupt", MinerException.words(lost));
    }
  }

  /** Without ETag where a part is corrupt: then a gateway sends the fragment once more. */
  private ServerResponse chunks(ServerRequest request) throws ServletException, IOException {
    Fragment fragment = find(request);
    var response = ServerResponse.ok().contentType(MediaType.APPLICATION_OCTET_STREAM);
    if (scans.ledger().refusal(fragment.key(), 0, fragment.bytes()).isEmpty()) {
      response.header(HttpHeaders.ETAG, etag(fragment));
    }
    return response.body(fragment.chunks().toBytes());
  }

  private Fragment find(ServerRequest request) {
    callers.of(request.servletRequest());
    FragmentKey key = PathNumbers.fragment(request);
    return fragments
        .find(key)
        .orElseThrow(
            () ->
                ProblemException.of(
                    404,
                    "fragment-unknown",
                    "segment %d of deal %d is not stored here"
                        .formatted(key.segment(), key.deal())));
  }

  private static void send(HoldingReader reader, ByteRange part, OutputStream out)
      throws IOException {
    try {
      reader.read(
          part.from(),
          part.length(),
          (bytes, offset, length) -> {
            try {
              out.write(bytes, offset, length);
            } catch (IOException e) {
              throw new UncheckedIOException(e);
            }
          });
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private static String etag(Fragment fragment) {
    return '"' + fragment.id().toHex() + '"';
  }
}

package io.cess4j.index.http;

import io.cess4j.index.search.SimilarWorks;
import io.cess4j.index.search.WordSearch;
import io.cess4j.index.state.Family;
import io.cess4j.index.state.Key;
import io.cess4j.index.state.State;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/** The paths of the index. Answers are made of documents and nothing else: see docs/formats.md. */
public final class Routes {
  private static final int USUAL_DEPTH = 8;
  private static final int LARGEST_DEPTH = 64;

  private final State state;
  private final Pages pages;
  private final CertificatePages certificates;

  private Routes(State state, CertificatePages certificates) {
    this.state = state;
    this.pages = new Pages(state);
    this.certificates = certificates;
  }

  /** All of them. */
  public static RouterFunction<ServerResponse> of(
      State state, WordSearch words, SimilarWorks similar) {
    CertificatePages certificates = new CertificatePages(state);
    Searches searches = new Searches(state, words, similar, certificates);
    Standing standing = new Standing(state);
    RouterFunctions.Builder routes =
        RouterFunctions.route()
            .GET("/v1/status", standing::status)
            .GET("/v1/digest", standing::digest)
            .GET("/v1/search", searches::words)
            .GET("/v1/similar", searches::one)
            .POST("/v1/similar", searches::many)
            .GET("/v1/certificates/{number}/views", searches::views)
            .PUT("/v1/certificates/{number}/views", searches::publish);
    new Routes(state, certificates).add(routes);
    return routes.build();
  }

  private void add(RouterFunctions.Builder routes) {
    String one = "/v1/certificates/{number}";
    routes
        .GET("/v1/certificates", certificates::list)
        .GET(one, certificates::page)
        .GET(one + "/lineage", this::lineage)
        .GET(one + "/copies", certificates::copies)
        .GET(one + "/flags", request -> certificates.list(request, Family.FLAGS))
        .GET(one + "/disputes", request -> certificates.list(request, Family.DISPUTES))
        .GET(one + "/history", request -> certificates.list(request, Family.HISTORY))
        .GET(one + "/purchases", request -> certificates.list(request, Family.PURCHASES))
        .GET(one + "/revenue", request -> certificates.list(request, Family.REVENUE))
        .GET(one + "/retrievals", request -> certificates.list(request, Family.RETRIEVALS))
        .GET(one + "/licences", request -> certificates.list(request, Family.LICENCES))
        .GET(one + "/admissions", request -> certificates.list(request, Family.ADMISSIONS))
        .GET(one + "/subscriptions", request -> certificates.list(request, Family.SUBSCRIPTIONS))
        .GET(
            one + "/offerings",
            request -> certificates.named(request, Family.OFFERINGS_OF, Family.OFFERINGS))
        .GET(
            one + "/offers",
            request -> certificates.named(request, Family.OFFERS_OF, Family.OFFERS))
        .GET(one + "/keys", request -> certificates.named(request, Family.KEYS_OF, Family.KEYS))
        .GET("/v1/listings", request -> all(request, Family.LISTINGS))
        .GET("/v1/auctions", request -> all(request, Family.AUCTIONS))
        .GET("/v1/offerings", request -> all(request, Family.OFFERINGS))
        .GET("/v1/keys", request -> all(request, Family.KEYS))
        .GET("/v1/key-sales/{number}", this::keySale);
  }

  private ServerResponse all(ServerRequest request, Family family) {
    return pages.of(family, Key.EMPTY, Inputs.after(request), Inputs.limit(request));
  }

  private ServerResponse lineage(ServerRequest request) {
    long number = Inputs.certificate(request);
    certificates.require(number);
    int depth = (int) Inputs.number(request, "depth", USUAL_DEPTH, 1, LARGEST_DEPTH);
    Lineages lineages = new Lineages(state);
    return Pages.json(
        new Both(number, lineages.walk(number, true, depth), lineages.walk(number, false, depth)));
  }

  /**
   * A certificate's place in the graph.
   *
   * @param up what it descends from
   * @param down what descends from it
   */
  record Both(long certificate, Lineages.Graph up, Lineages.Graph down) {}

  private ServerResponse keySale(ServerRequest request) {
    long number = Inputs.number("sale", request.pathVariable("number"), 0, Long.MAX_VALUE / 10);
    return Pages.json(
        pages
            .document(Family.KEY_SALES, Key.of(number))
            .orElseThrow(() -> Inputs.unknown("sale " + number)));
  }
}

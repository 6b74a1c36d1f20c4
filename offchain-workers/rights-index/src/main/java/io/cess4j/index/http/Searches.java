package io.cess4j.index.http;

import io.cess4j.chain.Bytes32;
import io.cess4j.chain.rights.RightsMedia;
import io.cess4j.index.record.Algorithm;
import io.cess4j.index.record.Certificate;
import io.cess4j.index.record.Json;
import io.cess4j.index.search.PublishedViews;
import io.cess4j.index.search.SimilarWorks;
import io.cess4j.index.search.WordSearch;
import io.cess4j.index.state.Family;
import io.cess4j.index.state.Key;
import io.cess4j.index.state.State;
import io.cess4j.runtime.web.ProblemException;
import jakarta.servlet.ServletException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;
import tools.jackson.core.JacksonException;

/** Searches by words and by similarity, and the views that make the latter see parts. */
final class Searches {
  private static final int LONGEST_QUERY = 256;
  private static final int MOST_CODES = 256;
  private static final int USUAL_RADIUS = 48;

  /** At 96 bits strangers meet; beyond it answers say nothing. */
  private static final int LARGEST_RADIUS = 96;

  /** 4,096 codes of 64 digits with their quotes, and a name. */
  private static final int LONGEST_BODY = 300_000;

  private final State state;
  private final WordSearch words;
  private final SimilarWorks similar;
  private final CertificatePages certificates;

  Searches(State state, WordSearch words, SimilarWorks similar, CertificatePages certificates) {
    this.state = state;
    this.words = words;
    this.similar = similar;
    this.certificates = certificates;
  }

  /** GET /v1/search?words=. */
  ServerResponse words(ServerRequest request) {
    String query = request.param("words").orElse("");
    if (query.isBlank() || query.length() > LONGEST_QUERY) {
      throw Inputs.malformed("words", query, "1 to %d characters".formatted(LONGEST_QUERY));
    }
    Set<String> asked = words.words(query);
    if (asked.isEmpty() || asked.size() > WordSearch.MOST_WORDS) {
      throw Inputs.malformed("words", query, "1 to %d words".formatted(WordSearch.MOST_WORDS));
    }
    WordSearch.Found found =
        words.find(asked, Inputs.type(request), after(request), Inputs.limit(request));
    List<Map<String, Object>> items = new ArrayList<>();
    for (WordSearch.Hit hit : found.hits()) {
      Map<String, Object> item = certificates.summary(hit.certificate());
      item.put("score", hit.score());
      items.add(item);
    }
    Map<String, Object> page = new LinkedHashMap<>();
    page.put("words", asked);
    page.put("items", items);
    page.put("incomplete", found.incomplete());
    if (found.more()) {
      WordSearch.Hit last = found.hits().getLast();
      page.put("next", last.score() + "-" + last.certificate());
    }
    return Pages.json(page);
  }

  private static Optional<WordSearch.Hit> after(ServerRequest request) {
    return request
        .param("after")
        .map(
            text -> {
              long[] both = pair(text);
              return new WordSearch.Hit(both[1], (int) both[0]);
            });
  }

  private static long[] pair(String text) {
    String[] parts = text.split("-", -1);
    if (parts.length != 2) {
      throw Inputs.malformed("after", text, "the \"next\" of the page before");
    }
    return new long[] {
      Inputs.number("after", parts[0], 0, Integer.MAX_VALUE),
      Inputs.number("after", parts[1], 0, Long.MAX_VALUE / 10)
    };
  }

  /**
   * What is looked for.
   *
   * @param type kind of works
   * @param algorithm its name, or keccak256 of it
   * @param codes of the views of the suspect
   */
  record Query(String type, String algorithm, List<String> codes) {}

  /** GET /v1/similar?type=&algorithm=&identifier=: one code. */
  ServerResponse one(ServerRequest request) {
    return similar(
        request,
        new Query(
            request.param("type").orElse(""),
            request.param("algorithm").orElse(""),
            List.of(request.param("identifier").orElse(""))));
  }

  /** POST /v1/similar: many codes, for example those of a suspect's mirror images. */
  ServerResponse many(ServerRequest request) throws ServletException, IOException {
    Query query = body(request, Query.class);
    if (query.codes() == null || query.type() == null || query.algorithm() == null) {
      throw Inputs.malformed("body", "", "{\"type\":, \"algorithm\":, \"codes\": [...]}");
    }
    return similar(request, query);
  }

  private ServerResponse similar(ServerRequest request, Query query) {
    RightsMedia type = Inputs.type(query.type());
    Bytes32 algorithm = algorithm(type, query.algorithm());
    if (query.codes().isEmpty() || query.codes().size() > MOST_CODES) {
      throw Inputs.malformed(
          "codes", query.codes().size() + " codes", "1 to %d codes".formatted(MOST_CODES));
    }
    List<String> codes =
        query.codes().stream()
            .map(code -> Inputs.hash("code", String.valueOf(code)).hex().substring(2))
            .toList();
    int radius = (int) Inputs.number(request, "radius", USUAL_RADIUS, 0, LARGEST_RADIUS);
    int limit = Inputs.limit(request);
    Optional<SimilarWorks.Near> after =
        request
            .param("after")
            .map(Searches::pair)
            .map(both -> new SimilarWorks.Near(both[1], (int) both[0], 0, 0));
    List<Map<String, Object>> items = new ArrayList<>();
    SimilarWorks.Near last = null;
    boolean more = false;
    for (SimilarWorks.Near near : similar.find(type, algorithm, codes, radius, after)) {
      Optional<Certificate> certificate = certificates.certificate(near.certificate());
      if (certificate.isEmpty()) {
        continue; // the chain has just lost it
      }
      if (items.size() == limit) {
        more = true;
        break;
      }
      Map<String, Object> item = certificates.summary(near.certificate());
      item.put("distance", near.distance());
      item.put("view", near.view());
      item.put("queryView", near.queryView());
      item.put("viewsPublished", state.views(certificate.get().claim().viewsRoot()).isPresent());
      items.add(item);
      last = near;
    }
    return Pages.page(
        items,
        more && last != null
            ? Optional.of(last.distance() + "-" + last.certificate())
            : Optional.empty());
  }

  /** By the names that governance gave with the thresholds, so that nobody need hash. */
  private Bytes32 algorithm(RightsMedia type, String text) {
    if (text.startsWith("0x")) {
      return Inputs.hash("algorithm", text);
    }
    List<Bytes32> found = new ArrayList<>();
    List<String> names = new ArrayList<>();
    state.scan(
        Family.ALGORITHMS,
        Key.EMPTY,
        Key.EMPTY,
        (key, value) -> {
          Algorithm one = Json.read(value, Algorithm.class);
          names.add(one.name());
          if (one.mediaType() == type && one.name().equals(text)) {
            found.add(one.algorithm());
          }
          return true;
        });
    if (found.isEmpty()) {
      throw Inputs.malformed("algorithm", text, "keccak256 of its name, or one of " + names);
    }
    return found.getFirst();
  }

  /** PUT /v1/certificates/{number}/views. */
  ServerResponse publish(ServerRequest request) throws ServletException, IOException {
    Certificate certificate = certificates.require(Inputs.certificate(request));
    PublishedViews views = body(request, PublishedViews.class);
    if (views.codes().isEmpty() || views.codes().size() > PublishedViews.MOST) {
      throw Inputs.malformed(
          "codes", views.codes().size() + " codes", "1 to %d".formatted(PublishedViews.MOST));
    }
    boolean true_ =
        Inputs.read("codes", "", "64 hex digits each", ignored -> views.areOf(certificate));
    if (!true_) {
      throw ProblemException.of(
          422,
          "views-refused",
          "these views do not lead to the root %s that certificate %d was registered with: send all of them, the whole first, and their algorithm's name"
              .formatted(certificate.claim().viewsRoot(), certificate.number()));
    }
    state.keepViews(certificate.claim().viewsRoot(), Json.write(views));
    similar.refresh(certificate.number());
    return Pages.json(Map.of("certificate", certificate.number(), "views", views.codes().size()));
  }

  /** GET /v1/certificates/{number}/views. */
  ServerResponse views(ServerRequest request) {
    Certificate certificate = certificates.require(Inputs.certificate(request));
    byte[] views =
        state
            .views(certificate.claim().viewsRoot())
            .orElseThrow(
                () -> Inputs.unknown("a list of the views of certificate " + certificate.number()));
    return Pages.json(Json.MAPPER.readTree(views));
  }

  private static <T> T body(ServerRequest request, Class<T> type) throws IOException {
    try (InputStream in = request.servletRequest().getInputStream()) {
      byte[] bytes = in.readNBytes(LONGEST_BODY + 1);
      if (bytes.length > LONGEST_BODY) {
        throw ProblemException.of(
            413, "body-too-long", "the body has more than %d bytes".formatted(LONGEST_BODY));
      }
      return Json.read(bytes, type);
    } catch (JacksonException | NullPointerException e) {
      throw Inputs.malformed("body", "", "JSON with algorithm and codes, which this is not");
    }
  }
}

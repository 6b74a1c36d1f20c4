package io.cess4j.scenario;

import io.cess4j.chain.Account;
import io.cess4j.chain.Address;
import io.cess4j.chain.Bytes32;
import io.cess4j.chain.Network;
import io.cess4j.chain.contract.Terms;
import io.cess4j.chain.typed.Authorisation;
import io.cess4j.chain.typed.TypedDomain;
import io.cess4j.proofs.Keccak;
import io.cess4j.proofs.bls.G1;
import io.cess4j.protocol.layout.CiphertextLayout;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Uploads byte by byte (docs/gateway.md), as a client would send them that is not our SDK. */
public final class RawUpload implements AutoCloseable {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final byte[] SEALING_KEY = G1.GENERATOR.compressed();
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  private final Network network;
  private final URI endpoint;
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final Address gateway;

  /** What a gateway answered. */
  public record Answer(int status, String mediaType, JsonNode body) {
    public String detail() {
      return body.path("detail").asString("");
    }
  }

  public RawUpload(Network network, URI endpoint) {
    this.network = network;
    this.endpoint = endpoint;
    JsonNode status = send(HttpRequest.newBuilder(endpoint.resolve("/v1/status"))).body();
    this.gateway = Address.of(status.path("account").asString());
  }

  /**
   * Places an order for a file of so many bytes, at twice today's price as a day may begin
   * meanwhile, and gives its number.
   */
  public long places(Account client, int length) {
    Terms terms =
        new Terms(
            CiphertextLayout.ciphertextBytes(length),
            2,
            3,
            28,
            0xffff,
            gateway,
            network.orders().price().multiply(BigInteger.TWO));
    return network.orders().place(network.sender(client), terms).value();
  }

  /** Header of an authorisation for {@code length} bytes under an order. */
  public String authorises(Account signer, long order, int length) {
    return authorises(signer, order, length, network.domain(), gateway);
  }

  /** The same, for another chain or gateway. */
  public String authorises(
      Account signer, long order, int length, TypedDomain domain, Address gateway) {
    Authorisation authorisation =
        new Authorisation(
            List.of(order),
            length,
            gateway,
            Bytes32.of(Keccak.hash(SEALING_KEY)),
            Instant.ofEpochSecond(network.clock().instant().plusSeconds(3_600).getEpochSecond()));
    String json =
        JSON.writeValueAsString(
            Map.of(
                "orders", authorisation.orders(),
                "size", authorisation.size(),
                "gateway", gateway.hex(),
                "deadline", authorisation.deadline().getEpochSecond(),
                "signature", HexFormat.of().formatHex(domain.sign(signer, authorisation))));
    return Base64.getEncoder().encodeToString(json.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * Sends a file.
   *
   * @param authorisation null to leave the header out
   */
  public Answer puts(byte[] content, @Nullable String authorisation) {
    return puts("raw.bin", false, content, authorisation);
  }

  /**
   * Sends a file under any name.
   *
   * @param isPublic whether its descriptor shows the keys, so that everybody can read the name
   */
  public Answer puts(
      String name, boolean isPublic, byte[] content, @Nullable String authorisation) {
    String query = "name=" + URLEncoder.encode(name, StandardCharsets.UTF_8);
    HttpRequest.Builder request =
        HttpRequest.newBuilder(endpoint.resolve("/v1/files?" + query))
            .header("Cess-Sealing-Key", HexFormat.of().formatHex(SEALING_KEY))
            .header("Cess-Public", Boolean.toString(isPublic))
            .PUT(HttpRequest.BodyPublishers.ofByteArray(content));
    if (authorisation != null) {
      request.header("Cess-Authorisation", authorisation);
    }
    return send(request);
  }

  private Answer send(HttpRequest.Builder request) {
    try {
      HttpResponse<String> response =
          http.send(
              request.timeout(PATIENCE).build(),
              HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
      return new Answer(
          response.statusCode(),
          response.headers().firstValue("Content-Type").orElse(""),
          JSON.readTree(response.body()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while the gateway answers", e);
    }
  }

  @Override
  public void close() {
    http.close();
  }
}

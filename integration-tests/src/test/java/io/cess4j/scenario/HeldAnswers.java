package io.cess4j.scenario;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;

/**
 * The way to a gateway, on which deliveries arrive and, while {@link #hold} is in force, their
 * answers stay: what a buyer sees whose line breaks between its voucher and the answer.
 */
final class HeldAnswers implements AutoCloseable {
  private final URI gateway;
  private final HttpServer server;
  private final HttpClient client = HttpClient.newHttpClient();
  private final List<byte[]> deliveries = new CopyOnWriteArrayList<>();
  private volatile CountDownLatch open = new CountDownLatch(0);
  private volatile CountDownLatch answered = new CountDownLatch(1);

  private HeldAnswers(URI gateway, HttpServer server) {
    this.gateway = gateway;
    this.server = server;
  }

  static HeldAnswers of(URI gateway) throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    HeldAnswers held = new HeldAnswers(gateway, server);
    server.createContext("/", held::forward);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.start();
    return held;
  }

  URI address() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /** From now on no answer to a delivery gets through. */
  void hold() {
    answered = new CountDownLatch(1);
    open = new CountDownLatch(1);
  }

  /** Waits until the gateway has answered a delivery, and so has the voucher on its disk. */
  void awaitAnswer() throws InterruptedException {
    answered.await();
  }

  void release() {
    open.countDown();
  }

  /** Bodies of deliveries, oldest first. */
  List<byte[]> deliveries() {
    return List.copyOf(deliveries);
  }

  private void forward(HttpExchange exchange) throws IOException {
    byte[] body = exchange.getRequestBody().readAllBytes();
    boolean delivery =
        exchange.getRequestURI().getPath().equals("/v1/deliveries")
            && exchange.getRequestMethod().equals("POST");
    if (delivery) {
      deliveries.add(body);
    }
    try (exchange) {
      HttpResponse<byte[]> answer =
          client.send(
              HttpRequest.newBuilder(gateway.resolve(exchange.getRequestURI().toString()))
                  .header("Content-Type", "application/json")
                  .method(exchange.getRequestMethod(), HttpRequest.BodyPublishers.ofByteArray(body))
                  .build(),
              HttpResponse.BodyHandlers.ofByteArray());
      if (delivery) {
        answered.countDown();
        open.await();
      }
      exchange.sendResponseHeaders(answer.statusCode(), answer.body().length);
      exchange.getResponseBody().write(answer.body());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    release();
    server.stop(0);
    client.close();
  }
}

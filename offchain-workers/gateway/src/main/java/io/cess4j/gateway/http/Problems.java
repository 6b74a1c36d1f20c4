package io.cess4j.gateway.http;

import io.cess4j.chain.ChainException;
import io.cess4j.contracts.errors.ContractRevert;
import io.cess4j.gateway.GatewayException;
import io.cess4j.protocol.ProtocolException;
import io.cess4j.retrieval.RetrievalException;
import io.cess4j.runtime.web.ProblemException;
import io.cess4j.runtime.web.ProblemTranslator;
import io.cess4j.transport.Problem;
import io.cess4j.transport.TransportException;
import java.util.Optional;

/** Statuses of everything that can go wrong behind the gateway. */
public final class Problems implements ProblemTranslator {

  @Override
  public Optional<Problem> translate(Exception exception) {
    return switch (exception) {
      case GatewayException own -> Optional.of(own(own));
      case ContractRevert revert -> problem(409, "contract-refused", revert);
      case ChainException chain -> problem(503, "chain-unreachable", chain);
      case RetrievalException missing -> problem(503, "miners-unreachable", missing);
      case TransportException peer -> problem(502, "worker-failed", peer);
      case ProtocolException malformed -> problem(422, "value-rejected", malformed);
      default -> Optional.empty();
    };
  }

  private static Problem own(GatewayException exception) {
    int status =
        switch (exception) {
          case GatewayException.RequestMalformed e -> 400;
          case GatewayException.BodyTruncated e -> 400;
          case GatewayException.NotAuthorised e -> 401;
          case GatewayException.OrderMissing e -> 402;
          case GatewayException.PaymentMissing e -> 402;
          case GatewayException.NotAdmitted e -> 403;
          case GatewayException.NotFound e -> 404;
          case GatewayException.OrderUnfit e -> 409;
          case GatewayException.RecordsElsewhere e -> 409;
          case GatewayException.VoucherConflict e -> 409;
          case GatewayException.GrantEnded e -> 410;
          case GatewayException.Busy e -> 503;
          case GatewayException.StoringFailed e -> 502;
          case GatewayException.SpoolFailed e -> 500;
          case GatewayException.SpoolFull e -> 507;
        };
    String type =
        switch (exception) {
          case GatewayException.RequestMalformed e -> "request-malformed";
          case GatewayException.BodyTruncated e -> "body-truncated";
          case GatewayException.NotAuthorised e -> "not-authorised";
          case GatewayException.OrderMissing e -> "order-missing";
          case GatewayException.PaymentMissing e -> "payment-missing";
          case GatewayException.NotAdmitted e -> "not-admitted";
          case GatewayException.NotFound e -> "not-found";
          case GatewayException.OrderUnfit e -> "order-unfit";
          case GatewayException.RecordsElsewhere e -> "records-elsewhere";
          case GatewayException.VoucherConflict e -> "voucher-conflict";
          case GatewayException.GrantEnded e -> "grant-ended";
          case GatewayException.Busy e -> "busy";
          case GatewayException.StoringFailed e -> "storing-failed";
          case GatewayException.SpoolFailed e -> "spool-failed";
          case GatewayException.SpoolFull e -> "spool-full";
        };
    return ProblemException.of(status, type, String.valueOf(exception.getMessage())).problem();
  }

  private static Optional<Problem> problem(int status, String type, Exception exception) {
    return Optional.of(
        ProblemException.of(status, type, String.valueOf(exception.getMessage())).problem());
  }
}

package io.cess4j.cli.rights.dispute;

import io.cess4j.chain.contract.DisputeState;
import io.cess4j.chain.contract.RightsDispute;
import java.util.LinkedHashMap;
import java.util.Map;

/** A dispute for people and for scripts. */
final class Words {
  private Words() {}

  static Map<String, Object> json(long certificate, RightsDispute dispute) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("ok", true);
    json.put("certificate", certificate);
    json.put("state", dispute.state().name());
    json.put("standing", dispute.standing().name());
    json.put("round", dispute.round());
    json.put("challenger", dispute.challenger().hex());
    json.put("bond", dispute.bond().toString());
    if (isDrawn(dispute)) {
      json.put("worker", dispute.worker());
      json.put("deadline", dispute.deadline().toString());
    }
    return json;
  }

  static String of(long certificate, RightsDispute dispute) {
    return switch (dispute.state()) {
      case NONE -> "certificate %d is under no dispute".formatted(certificate);
      case OPEN ->
          "certificate %d is disputed; a TEE worker is drawn after the next beat"
              .formatted(certificate);
      case DRAWN ->
          "TEE worker %d is drawn for certificate %d; the answer is due until %s"
              .formatted(dispute.worker(), certificate, dispute.deadline());
      case ANSWERED ->
          "TEE worker %d has the keys for certificate %d; its verdict is due until %s"
              .formatted(dispute.worker(), certificate, dispute.deadline());
    };
  }

  static String worker(RightsDispute dispute) {
    return isDrawn(dispute) ? String.valueOf(dispute.worker()) : "";
  }

  static String until(RightsDispute dispute) {
    return isDrawn(dispute) ? dispute.deadline().toString() : "";
  }

  /** Before the draw both are of the dispute before. */
  private static boolean isDrawn(RightsDispute dispute) {
    return dispute.state() == DisputeState.DRAWN || dispute.state() == DisputeState.ANSWERED;
  }
}

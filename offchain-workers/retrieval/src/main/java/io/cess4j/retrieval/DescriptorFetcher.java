package io.cess4j.retrieval;

import io.cess4j.protocol.ByteString;
import io.cess4j.protocol.DescriptorRejectedException;
import io.cess4j.protocol.descriptor.Descriptor;
import io.cess4j.protocol.descriptor.DescriptorCodec;
import io.cess4j.transport.TransportException;
import io.cess4j.transport.WorkerClient;
import io.cess4j.transport.WorkerRequest;
import io.cess4j.transport.WorkerResponse;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.random.RandomGenerator;

/**
 * Gets a deal's descriptor from any of its miners; the root on chain says whether it is the right
 * one.
 */
public final class DescriptorFetcher {
  private static final int SIGNATURE_BYTES = 65;

  private final WorkerClient client;
  private final RandomGenerator random;

  /**
   * @param random spreads readers over the miners
   */
  public DescriptorFetcher(WorkerClient client, RandomGenerator random) {
    this.client = client;
    this.random = random;
  }

  /**
   * @throws RetrievalException.DescriptorUnavailable where no miner gives one with the root on
   *     chain
   */
  public SignedDescriptor fetch(HeldDeal deal) {
    List<Holder> holders = new ArrayList<>(deal.holders());
    Collections.shuffle(holders, Random.from(random));
    Map<Integer, String> answers = new HashMap<>();
    for (Holder holder : holders) {
      try {
        return fetch(deal, holder);
      } catch (TransportException | DescriptorRejectedException e) {
        answers.put(holder.slot(), String.valueOf(e.getMessage()));
      }
    }
    throw new RetrievalException.DescriptorUnavailable(deal.deal(), answers);
  }

  private SignedDescriptor fetch(HeldDeal deal, Holder holder) {
    WorkerRequest request = WorkerRequest.get("/v1/deals/" + deal.deal() + "/descriptor");
    byte[] answer;
    try (WorkerResponse response = client.peer(holder.endpoint(), holder.pin()).send(request)) {
      answer = response.bodyUpTo(DescriptorCodec.MAXIMUM_BYTES + SIGNATURE_BYTES);
    }
    int length = answer.length - SIGNATURE_BYTES;
    if (length < 1) {
      throw new DescriptorRejectedException("length", "an answer of " + answer.length + " bytes");
    }
    byte[] bytes = Arrays.copyOf(answer, length);
    Descriptor descriptor = DescriptorCodec.decode(bytes);
    if (!descriptor.root().equals(deal.root())) {
      throw new DescriptorRejectedException(
          "root", "%s, the chain holds %s".formatted(descriptor.root(), deal.root()));
    }
    if (descriptor.deal() != deal.deal() || descriptor.code().n() != deal.slots()) {
      throw new DescriptorRejectedException(
          "deal",
          "it is of deal %d on %d miners, the chain's deal %d is on %d"
              .formatted(descriptor.deal(), descriptor.code().n(), deal.deal(), deal.slots()));
    }
    byte[] signature = Arrays.copyOfRange(answer, length, answer.length);
    return new SignedDescriptor(descriptor, ByteString.of(bytes), ByteString.of(signature));
  }
}

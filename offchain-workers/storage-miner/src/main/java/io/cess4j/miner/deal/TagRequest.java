package io.cess4j.miner.deal;

import io.cess4j.miner.storage.HoldingReader;
import io.cess4j.transport.WorkerBody;
import io.cess4j.transport.WorkerRequest;
import java.io.ByteArrayInputStream;
import java.io.SequenceInputStream;

/** The body of `POST /v1/tags`, streamed from disk (docs/formats.md section 9). */
final class TagRequest {

  private TagRequest() {}

  static WorkerRequest of(int slot, SignedDescriptor signed, HoldingReader holding) {
    byte[] head = DescriptorHead.of(signed);
    return WorkerRequest.post(
        "/v1/tags?deal=%d&slot=%d".formatted(signed.descriptor().deal(), slot),
        new WorkerBody(
            head.length + holding.bytes(),
            () -> new SequenceInputStream(new ByteArrayInputStream(head), holding.stream())));
  }
}

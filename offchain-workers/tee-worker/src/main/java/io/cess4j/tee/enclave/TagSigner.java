package io.cess4j.tee.enclave;

import io.cess4j.chain.Account;
import io.cess4j.chain.Bytes16;
import io.cess4j.chain.Bytes32;
import io.cess4j.chain.typed.Tag;
import io.cess4j.chain.typed.Tags;
import io.cess4j.chain.typed.TypedDomain;
import io.cess4j.proofs.podr2.Nu;
import io.cess4j.proofs.podr2.TagStatement;
import io.cess4j.protocol.ByteString;
import io.cess4j.protocol.descriptor.Descriptor;
import io.cess4j.tee.enclave.EnclaveException.SealRefused;
import java.util.List;
import java.util.Optional;

/** Signs t for one holding, and Tags over all n of a deal once each is its own. */
final class TagSigner {
  private final Account signer;
  private final TypedDomain domain;

  TagSigner(Account signer, TypedDomain domain) {
    this.signer = signer;
    this.domain = domain;
  }

  ByteString sign(TagStatement statement) {
    return ByteString.of(domain.sign(signer, typed(statement)));
  }

  ByteString seal(OrderFacts facts, Descriptor descriptor, List<SlotTag> tags) {
    if (tags.size() != facts.n()) {
      throw new SealRefused(
          "a deal of " + facts.n() + " slots needs as many tags, not " + tags.size());
    }
    for (int slot = 0; slot < tags.size(); slot++) {
      checkOwn(facts, descriptor, slot, tags.get(slot));
    }
    Tags all =
        new Tags(
            facts.deal(),
            facts.tiKey(),
            descriptor.layout().sectors(),
            Bytes32.of(descriptor.entry().fid().toBytes()),
            Bytes32.of(descriptor.root().toBytes()),
            facts.miners(),
            tags.stream().map(tag -> Bytes16.of(tag.nu().toBytes())).toList());
    return ByteString.of(domain.sign(signer, all));
  }

  private void checkOwn(OrderFacts facts, Descriptor descriptor, int slot, SlotTag tag) {
    TagStatement statement = new TagStatement(subject(facts, descriptor, slot), tag.nu());
    var by = domain.recover(typed(statement), tag.signature().toBytes());
    if (!by.equals(Optional.of(signer.address()))) {
      throw new SealRefused(
          "the tag of slot "
              + slot
              + " of deal "
              + facts.deal()
              + " is not this worker's for this miner and content: have the miner tag again");
    }
  }

  static TagStatement.Subject subject(OrderFacts facts, Descriptor descriptor, int slot) {
    return new TagStatement.Subject(
        facts.deal(),
        slot,
        facts.miners().get(slot),
        facts.tiKey(),
        descriptor.fragments().holdingRoot(slot),
        descriptor.layout().sectors());
  }

  private static Tag typed(TagStatement statement) {
    TagStatement.Subject subject = statement.subject();
    Nu nu = statement.nu();
    return new Tag(
        subject.deal(),
        subject.slot(),
        subject.miner(),
        subject.tiKey(),
        Bytes16.of(nu.toBytes()),
        Bytes32.of(subject.idsRoot().toBytes()),
        subject.sectors());
  }
}

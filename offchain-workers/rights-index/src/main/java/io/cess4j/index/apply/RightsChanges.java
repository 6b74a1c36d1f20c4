package io.cess4j.index.apply;

import io.cess4j.chain.Address;
import io.cess4j.chain.Bytes32;
import io.cess4j.chain.contract.Words;
import io.cess4j.chain.event.CertificateMoved;
import io.cess4j.chain.event.CopyFlagCleared;
import io.cess4j.chain.event.CopyFlagged;
import io.cess4j.chain.event.CopyThresholdChanged;
import io.cess4j.chain.event.DisputeAnswered;
import io.cess4j.chain.event.DisputeClosed;
import io.cess4j.chain.event.DisputeDelayed;
import io.cess4j.chain.event.DisputeJudged;
import io.cess4j.chain.event.DisputeOpened;
import io.cess4j.chain.event.DisputeWorkerDrawn;
import io.cess4j.chain.event.DisputeWorkerSilent;
import io.cess4j.chain.event.GenerationDeclared;
import io.cess4j.chain.event.LineageEdgeAdded;
import io.cess4j.chain.event.LineageSealed;
import io.cess4j.chain.event.RightsBondForfeited;
import io.cess4j.chain.event.RightsCommitted;
import io.cess4j.chain.event.RightsEvent;
import io.cess4j.chain.event.RightsRegistered;
import io.cess4j.chain.rights.RightsVerdict;
import io.cess4j.index.record.Algorithm;
import io.cess4j.index.record.Certificate;
import io.cess4j.index.record.Dispute;
import io.cess4j.index.record.Edge;
import io.cess4j.index.record.Flag;
import io.cess4j.index.record.Holding;
import io.cess4j.index.record.Made;
import io.cess4j.index.record.Review;
import io.cess4j.index.record.What;
import io.cess4j.index.record.Where;
import io.cess4j.index.search.WordWeights;
import io.cess4j.index.state.Family;
import io.cess4j.index.state.Key;
import java.math.BigInteger;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** Registry, certificates, flags, disputes and lineage. */
final class RightsChanges {
  private final Documents documents;
  private final WordWeights words;

  RightsChanges(Documents documents, WordWeights words) {
    this.documents = documents;
    this.words = words;
  }

  void apply(RightsEvent event) {
    switch (event) {
      case RightsRegistered e -> registered(e);
      case CertificateMoved e -> transferred(e);
      case CopyFlagged e -> flagged(e);
      case CopyFlagCleared e -> cleared(e);
      case CopyThresholdChanged e -> threshold(e);
      case DisputeOpened e -> opened(e);
      case DisputeWorkerDrawn e -> dispute(e.certificate(), e.round(), d -> d.drawn(e.worker()));
      case DisputeAnswered e -> dispute(e.certificate(), e.round(), d -> d.answered(e.answerer()));
      case DisputeJudged e ->
          dispute(e.certificate(), e.round(), d -> d.judged(e.verdict(), e.evidence()));
      case DisputeClosed e -> closed(e);
      case LineageEdgeAdded e -> descended(e);
      case GenerationDeclared e -> {
        Where at = Where.of(e.at());
        documents.put(
            Family.GENERATIONS,
            Key.of(e.certificate(), at.block(), at.log()),
            new Made(e.generation(), at));
      }
      case LineageSealed e -> sealed(e);
      case RightsCommitted e -> {} // says nothing before it is revealed
      case RightsBondForfeited e -> {} // there is no certificate
      case DisputeDelayed e -> {} // another draw follows
      case DisputeWorkerSilent e -> {} // another draw, or the end, follows
    }
  }

  private void registered(RightsRegistered e) {
    Where at = Where.of(e.at());
    Certificate certificate =
        new Certificate(
            e.number(),
            e.owner(),
            e.claim(),
            e.description().title(),
            e.description().kind(),
            e.description().keywords(),
            e.description().licence(),
            e.royalty(),
            e.first(),
            at);
    documents.put(Family.CERTIFICATES, Key.of(e.number()), certificate);
    documents.mark(Family.INSTANCES, Key.of(e.claim().instanceHash()).and(e.number()));
    documents.mark(Family.CREATED, Key.of(e.owner()).and(e.number()));
    for (Map.Entry<String, byte[]> word : words.of(certificate).entrySet()) {
      documents.draft().put(Family.WORDS, Key.of(word.getKey()).and(e.number()), word.getValue());
    }
    history(e.number(), What.REGISTERED, e.owner(), Address.ZERO, 0, at);
  }

  private void transferred(CertificateMoved e) {
    Where at = Where.of(e.at());
    Key key = Key.of(e.number());
    boolean minted = e.from().equals(Address.ZERO);
    Optional<Holding> before = documents.get(Family.HOLDINGS, key, Holding.class);
    before.ifPresent(
        holding -> documents.remove(Family.HELD, Key.of(holding.holder()).and(e.number())));
    long transfers = before.map(Holding::transfers).orElse(0L) + (minted ? 0 : 1);
    documents.put(Family.HOLDINGS, key, new Holding(e.to(), transfers, at));
    documents.mark(Family.HELD, Key.of(e.to()).and(e.number()));
    if (!minted) {
      history(e.number(), What.TRANSFERRED, e.to(), e.from(), 0, at);
    }
  }

  private void flagged(CopyFlagged e) {
    Where at = Where.of(e.at());
    Key key = Key.of(e.newer(), e.older());
    boolean nearer = documents.get(Family.FLAGS, key, Flag.class).isPresent();
    documents.put(
        Family.FLAGS, key, new Flag(e.newer(), e.older(), e.distance(), e.byViews(), e.by(), at));
    documents.mark(Family.COPIES, Key.of(e.older(), e.newer()));
    review(
        e.newer(),
        r -> {
          boolean nearest =
              r.nearest() == 0 || r.nearest() == e.older() || e.distance() < r.distance();
          return new Review(
              r.standing(),
              r.disputed(),
              r.disputes(),
              r.flags() + (nearer ? 0 : 1),
              nearest ? e.older() : r.nearest(),
              nearest ? e.distance() : r.distance(),
              r.lineageSealed());
        });
    history(e.newer(), What.FLAGGED, Address.ZERO, e.by(), e.older(), at);
  }

  /** Which of the others is nearest then is read from the flags: the glance says 0. */
  private void cleared(CopyFlagCleared e) {
    documents.remove(Family.FLAGS, Key.of(e.newer(), e.older()));
    documents.remove(Family.COPIES, Key.of(e.older(), e.newer()));
    review(
        e.newer(),
        r -> {
          boolean nearest = r.nearest() == e.older();
          return new Review(
              r.standing(),
              r.disputed(),
              r.disputes(),
              Math.max(0, r.flags() - 1),
              nearest ? 0 : r.nearest(),
              nearest ? 0 : r.distance(),
              r.lineageSealed());
        });
    history(e.newer(), What.FLAG_CLEARED, Address.ZERO, Address.ZERO, e.older(), Where.of(e.at()));
  }

  private void threshold(CopyThresholdChanged e) {
    documents.put(
        Family.ALGORITHMS,
        Key.of(Words.member(e.mediaType()).longValueExact()).and(Key.of(e.algorithm())),
        new Algorithm(e.mediaType(), e.algorithm(), e.name(), e.bits(), Where.of(e.at())));
  }

  private void opened(DisputeOpened e) {
    Where at = Where.of(e.at());
    documents.put(
        Family.DISPUTES,
        Key.of(e.certificate(), e.round()),
        new Dispute(
            e.certificate(),
            e.round(),
            e.challenger(),
            e.bond(),
            0,
            Address.ZERO,
            RightsVerdict.NONE,
            Bytes32.ZERO,
            false,
            Review.NONE.standing(),
            BigInteger.ZERO,
            BigInteger.ZERO,
            BigInteger.ZERO,
            at));
    review(
        e.certificate(),
        r ->
            new Review(
                r.standing(),
                true,
                r.disputes() + 1,
                r.flags(),
                r.nearest(),
                r.distance(),
                r.lineageSealed()));
    history(e.certificate(), What.DISPUTED, Address.ZERO, e.challenger(), e.round(), at);
  }

  private void closed(DisputeClosed e) {
    dispute(
        e.certificate(),
        e.round(),
        d ->
            new Dispute(
                d.certificate(),
                d.round(),
                d.challenger(),
                d.bond(),
                d.worker(),
                d.answerer(),
                d.verdict(),
                d.evidence(),
                true,
                e.standing(),
                e.toChallenger(),
                e.toAnswerer(),
                e.toWorker(),
                d.opened()));
    review(
        e.certificate(),
        r ->
            new Review(
                e.standing(),
                false,
                r.disputes(),
                r.flags(),
                r.nearest(),
                r.distance(),
                r.lineageSealed()));
    history(
        e.certificate(),
        What.DISPUTE_CLOSED,
        Address.ZERO,
        Address.ZERO,
        e.round(),
        Where.of(e.at()));
  }

  private void descended(LineageEdgeAdded e) {
    Where at = Where.of(e.at());
    documents.put(
        Family.PARENTS,
        Key.of(e.child(), e.edge().parent()),
        new Edge(
            e.child(),
            e.edge().parent(),
            e.edge().kind(),
            e.edge().share(),
            e.edge().evidence(),
            at));
    documents.mark(Family.CHILDREN, Key.of(e.edge().parent(), e.child()));
    history(e.child(), What.DESCENDED, Address.ZERO, Address.ZERO, e.edge().parent(), at);
  }

  private void sealed(LineageSealed e) {
    review(
        e.certificate(),
        r ->
            new Review(
                r.standing(),
                r.disputed(),
                r.disputes(),
                r.flags(),
                r.nearest(),
                r.distance(),
                true));
    history(e.certificate(), What.LINEAGE_SEALED, Address.ZERO, Address.ZERO, 0, Where.of(e.at()));
  }

  private void dispute(long certificate, long round, UnaryOperator<Dispute> change) {
    documents.change(Family.DISPUTES, Key.of(certificate, round), Dispute.class, change);
  }

  private void review(long certificate, Function<Review, Review> change) {
    documents.update(Family.REVIEWS, Key.of(certificate), Review.NONE, change);
  }

  private void history(
      long certificate, What what, Address account, Address other, long reference, Where at) {
    documents.book(
        Family.HISTORY, certificate, what, account, other, BigInteger.ZERO, reference, at);
  }
}

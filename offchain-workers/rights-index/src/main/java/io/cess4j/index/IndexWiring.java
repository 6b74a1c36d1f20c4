package io.cess4j.index;

import io.cess4j.chain.Address;
import io.cess4j.chain.Network;
import io.cess4j.index.apply.Changes;
import io.cess4j.index.http.Problems;
import io.cess4j.index.http.Routes;
import io.cess4j.index.search.SimilarWorks;
import io.cess4j.index.search.WordSearch;
import io.cess4j.index.search.WordWeights;
import io.cess4j.index.state.Journal;
import io.cess4j.index.state.Origin;
import io.cess4j.index.state.State;
import io.cess4j.runtime.web.ProblemTranslator;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.ServerResponse;

/** What a rights index is made of. */
@Configuration(proxyBeanMethods = false)
class IndexWiring {
  @Bean
  Network network(IndexConfiguration configuration) {
    return Network.connect(
        configuration.worker().rpc(), Address.of(configuration.worker().directory()));
  }

  @Bean
  Origin origin(Network network) {
    return Origin.of(network);
  }

  @Bean
  State state(IndexConfiguration configuration, Origin origin) {
    return State.open(configuration.worker().data().resolve("index"), origin);
  }

  @Bean
  SimilarWorks similarWorks(IndexConfiguration configuration, State state) {
    return SimilarWorks.make(configuration.worker().data().resolve("similar"), state);
  }

  @Bean
  Progress progress(IndexConfiguration configuration, SimilarWorks similar, MeterRegistry metrics) {
    return new Progress(similar, configuration.readyWithin(), metrics);
  }

  @Bean
  WordWeights wordWeights() {
    return new WordWeights();
  }

  @Bean
  Follower follower(
      IndexConfiguration configuration,
      Network network,
      Origin origin,
      State state,
      WordWeights words,
      Progress progress) {
    Journal journal =
        new Journal(state, new Changes(words), progress, configuration.wayBackBlocks());
    return new Follower(network, origin, journal, progress, configuration.poll());
  }

  @Bean
  RouterFunction<ServerResponse> routes(State state, WordWeights words, SimilarWorks similar) {
    return Routes.of(state, new WordSearch(state, words), similar);
  }

  @Bean
  ProblemTranslator problems() {
    return new Problems();
  }
}

package io.cess4j.chain;

import io.cess4j.chain.event.ChainLog;
import io.cess4j.chain.event.EventPosition;
import io.cess4j.chain.event.LogFilter;
import java.math.BigInteger;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.web3j.protocol.core.DefaultBlockParameter;
import org.web3j.protocol.core.methods.request.EthFilter;
import org.web3j.protocol.core.methods.response.EthBlock;
import org.web3j.protocol.core.methods.response.EthLog;
import org.web3j.protocol.core.methods.response.Log;
import org.web3j.protocol.core.methods.response.TransactionReceipt;
import org.web3j.utils.Numeric;

/** web3j's answers as our records. */
final class Translation {
  private Translation() {}

  static BlockHeader header(EthBlock.Block block) {
    BigInteger baseFee = block.getBaseFeePerGas();
    return new BlockHeader(
        block.getNumber().longValueExact(),
        Bytes32.of(block.getHash()),
        Bytes32.of(block.getParentHash()),
        Instant.ofEpochSecond(block.getTimestamp().longValueExact()),
        baseFee == null ? BigInteger.ZERO : baseFee);
  }

  static MinedTransaction mined(TransactionReceipt receipt) {
    String price = receipt.getEffectiveGasPrice();
    String created = receipt.getContractAddress();
    return new MinedTransaction(
        Bytes32.of(receipt.getTransactionHash()),
        receipt.isStatusOK(),
        receipt.getBlockNumber().longValueExact(),
        Bytes32.of(receipt.getBlockHash()),
        receipt.getGasUsed(),
        price == null ? BigInteger.ZERO : Numeric.decodeQuantity(price),
        created == null ? Address.ZERO : Address.of(created),
        receipt.getLogs().stream().map(Translation::log).toList());
  }

  static ChainLog log(Log log) {
    return new ChainLog(
        Address.of(log.getAddress()),
        log.getTopics().stream().map(Bytes32::of).toList(),
        log.getData(),
        new EventPosition(
            log.getBlockNumber().longValueExact(),
            Bytes32.of(log.getBlockHash()),
            Bytes32.of(log.getTransactionHash()),
            log.getLogIndex().longValueExact()));
  }

  static List<ChainLog> logs(EthLog answer) {
    return answer.getLogs().stream()
        .map(result -> log((Log) result.get()))
        .sorted(
            Comparator.comparingLong((ChainLog log) -> log.at().blockNumber())
                .thenComparingLong(log -> log.at().logIndex()))
        .toList();
  }

  static EthFilter filter(LogFilter filter) {
    EthFilter raw =
        new EthFilter(
            DefaultBlockParameter.valueOf(BigInteger.valueOf(filter.fromBlock())),
            DefaultBlockParameter.valueOf(BigInteger.valueOf(filter.toBlock())),
            filter.contracts().stream().map(Address::hex).sorted().toList());
    for (Optional<Bytes32> topic : filter.topics()) {
      if (topic.isPresent()) {
        raw.addSingleTopic(topic.get().hex());
      } else {
        raw.addNullTopic();
      }
    }
    return raw;
  }
}

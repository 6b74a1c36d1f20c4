package io.cess4j.chain.contract;

import io.cess4j.chain.Address;
import io.cess4j.chain.ChainConnection;
import io.cess4j.chain.ChainException;
import io.cess4j.chain.event.ContractEvent;
import io.cess4j.chain.event.EventDecoder;
import io.cess4j.chain.transaction.Mined;
import io.cess4j.chain.transaction.Receipt;
import io.cess4j.chain.transaction.TransactionSender;
import io.cess4j.contracts.errors.ContractRevert;
import java.util.function.Function;
import org.web3j.protocol.core.RemoteFunctionCall;

/** What all contract clients share: reading, sending, finding the event of a call. */
abstract class Client {
  private final Address address;
  private final ChainConnection connection;

  Client(Address address, ChainConnection connection) {
    this.address = address;
    this.connection = connection;
  }

  /** Where the contract is. */
  public final Address address() {
    return address;
  }

  final ChainConnection connection() {
    return connection;
  }

  final <T> T read(RemoteFunctionCall<T> call) {
    try {
      return call.send();
    } catch (ChainException | ContractRevert typed) {
      throw typed;
    } catch (RuntimeException ofTheDecoder) { // web3j throws whatever it meets
      throw new ChainException.AnswerMalformed("an answer of " + address, ofTheDecoder);
    } catch (Exception e) {
      throw new ChainException.Unreachable(connection.rpc(), e);
    }
  }

  final Receipt send(TransactionSender sender, RemoteFunctionCall<?> call) {
    return sender.send(address, call.encodeFunctionCall());
  }

  final <E extends ContractEvent, T> Mined<T> send(
      TransactionSender sender, RemoteFunctionCall<?> call, Class<E> event, Function<E, T> value) {
    Receipt receipt = send(sender, call);
    return new Mined<>(value.apply(event(receipt, event)), receipt);
  }

  final <E> E event(Receipt receipt, Class<E> event) {
    return receipt.logs().stream()
        .filter(log -> log.address().equals(address))
        .flatMap(log -> EventDecoder.decode(log).stream())
        .filter(event::isInstance)
        .map(event::cast)
        .findFirst()
        .orElseThrow(
            () -> new ChainException.EventMissing(event.getSimpleName(), receipt.transaction()));
  }
}

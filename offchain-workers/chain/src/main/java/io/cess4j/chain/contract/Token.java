package io.cess4j.chain.contract;

import io.cess4j.chain.Address;
import io.cess4j.chain.ChainConnection;
import io.cess4j.chain.ChainException;
import io.cess4j.chain.transaction.Receipt;
import io.cess4j.chain.transaction.TransactionSender;
import java.math.BigInteger;
import java.util.List;
import org.web3j.abi.FunctionEncoder;
import org.web3j.abi.datatypes.Function;
import org.web3j.abi.datatypes.Type;
import org.web3j.abi.datatypes.generated.Uint256;
import org.web3j.utils.Numeric;

/** The CESS token as any ERC-20 of 18 decimals; all amounts in wei. */
public final class Token {
  private final Address address;
  private final ChainConnection connection;

  /** Client of the contract at {@code address}. */
  public Token(Address address, ChainConnection connection) {
    this.address = address;
    this.connection = connection;
  }

  /** Where the contract is. */
  public Address address() {
    return address;
  }

  /** Tokens of an account, outside the vault. */
  public BigInteger balanceOf(Address account) {
    return read("balanceOf", word(account));
  }

  /** What {@code spender} may still take from {@code owner}. */
  public BigInteger allowance(Address owner, Address spender) {
    return read("allowance", word(owner), word(spender));
  }

  /** All tokens there are. */
  public BigInteger totalSupply() {
    return read("totalSupply");
  }

  /** Lets {@code spender}, the vault mostly, take up to {@code amount}. */
  public Receipt approve(TransactionSender sender, Address spender, BigInteger amount) {
    return sender.send(address, encode("approve", word(spender), new Uint256(amount)));
  }

  /** Gives tokens. */
  public Receipt transfer(TransactionSender sender, Address to, BigInteger amount) {
    return sender.send(address, encode("transfer", word(to), new Uint256(amount)));
  }

  private BigInteger read(String name, Type<?>... arguments) {
    String answer = connection.call(address, encode(name, arguments));
    if (answer.length() != 2 + 64) {
      throw new ChainException.ContractMissing(address, connection.rpc());
    }
    return Numeric.toBigInt(answer);
  }

  @SuppressWarnings("rawtypes")
  private static String encode(String name, Type<?>... arguments) {
    return FunctionEncoder.encode(new Function(name, List.<Type>of(arguments), List.of()));
  }

  private static org.web3j.abi.datatypes.Address word(Address address) {
    return new org.web3j.abi.datatypes.Address(address.hex());
  }
}

// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {ECDSA} from "@openzeppelin/contracts/utils/cryptography/ECDSA.sol";
import {EIP712} from "@openzeppelin/contracts/utils/cryptography/EIP712.sol";
import {IDirectory} from "../governance/IDirectory.sol";
import {INetworkParameters, Parameter} from "../governance/INetworkParameters.sol";
import {IVault} from "../token/IVault.sol";
import {IPayPerRetrieval} from "./IPayPerRetrieval.sol";
import {IRetrievalLedger} from "./IRetrievalLedger.sol";
import {IRevenueShares} from "./IRevenueShares.sol";
import {RetrievalCharges} from "./RetrievalCharges.sol";

/// @title Channels, vouchers and their settlement.
/// @dev Per retrieval there is calldata, hashing and an event of 32 bytes; terms are looked up and earnings booked once a run of
/// records of one certificate.
/// @custom:security The escrow is the sum of deposit - paid over all channels. A voucher names chain, contract (domain) and channel, and
/// both its sums only grow: none counts twice, elsewhere, or after a later one. Its digest covers every record, so a gateway cannot
/// book what the buyer did not sign. Buyer and gateway together cannot pay less than the terms of the record's time, which may be
/// RetrievalWindow back at most: for so long they can pretend that a raise has not come. What they do without any record nobody sees;
/// against that stands only that gateways serve against re-encrypted keys. A voucher needs two words, the buyer's and the
/// gateway's (its call, or its signature): where buyers could settle alone, they would settle cheaper records of the same count in front
/// of those they were served for. Buyer and gateway together still can. Whoever settles an older voucher in front of a batch delays
/// nothing: what is settled already is passed over, the rest of the channel's records and all others are settled. A gateway has until
/// the channel's end; a buyer cannot
/// take the deposit before. State is written before the Vault is called, and calls go to contracts of the Directory only.
contract PayPerRetrieval is IPayPerRetrieval, RetrievalCharges, EIP712 {
    bytes32 private constant VOUCHER =
        keccak256("Voucher(uint64 channel,uint128 cumulative,uint64 count,bytes32 digest)");
    uint256 private constant COMPACT_LENGTH = 64;
    uint256 private constant MOST_SETTLEMENTS = 64;
    uint256 private constant MOST_RECORDS = 512;
    uint256 private constant LONGEST_TERM = 366;

    IVault private immutable VAULT;
    IRetrievalLedger private immutable LEDGER;
    IRevenueShares private immutable REVENUE;

    uint64 private _count;
    mapping(uint64 channel => Channel known) private _channels;
    uint256[50] private __gap;

    /// @param directory knows all contracts; nothing but NetworkParameters must be deployed already
    constructor(IDirectory directory) RetrievalCharges(directory) EIP712("cess4j", "1") {
        VAULT = IVault(directory.find("Vault"));
        LEDGER = IRetrievalLedger(directory.find("RetrievalLedger"));
        REVENUE = IRevenueShares(directory.find("RevenueShares"));
    }

    /// @inheritdoc IPayPerRetrieval
    function open(address gateway, uint128 amount, uint40 until) external returns (uint64 channel) {
        if (gateway == address(0)) revert GatewayUnnamed();
        _checkTerm(until);
        channel = ++_count;
        Channel storage one = _channels[channel];
        (one.buyer, one.gateway, one.until, one.deposit) = (msg.sender, gateway, until, amount);
        emit ChannelOpened(channel, msg.sender, gateway, amount, until);
        if (amount != 0) VAULT.lock(msg.sender, amount);
    }

    /// @inheritdoc IPayPerRetrieval
    function extend(uint64 channel, uint128 amount, uint40 until) external {
        Channel storage one = _live(channel);
        if (msg.sender != one.buyer) revert OnlyChannelBuyer(channel, one.buyer, msg.sender);
        _checkTerm(until);
        if (until < one.until) {
            revert ChannelTermOutOfRange(one.until, block.timestamp + LONGEST_TERM * DAY_SECONDS, until);
        }
        one.until = until;
        one.deposit += amount;
        emit ChannelExtended(channel, one.deposit, until);
        if (amount != 0) VAULT.lock(msg.sender, amount);
    }

    /// @inheritdoc IPayPerRetrieval
    function settle(Settlement[] calldata settlements) external returns (uint256 settled) {
        if (settlements.length == 0 || settlements.length > MOST_SETTLEMENTS) {
            revert SettlementsLength(1, MOST_SETTLEMENTS, settlements.length);
        }
        uint256 records;
        for (uint256 i; i < settlements.length; ++i) {
            records += settlements[i].records.length / RECORD_SIZE;
        }
        if (records > MOST_RECORDS) revert RecordsLength(MOST_RECORDS, records);
        uint256 gatewayShare = PARAMETERS.get(Parameter.GatewayShare);
        for (uint256 i; i < settlements.length; ++i) {
            if (_settle(settlements[i], gatewayShare)) ++settled;
        }
        if (settled == 0) revert NothingToSettle(settlements.length);
    }

    /// @inheritdoc IPayPerRetrieval
    function finish(uint64 channel) external {
        Channel storage one = _live(channel);
        if (msg.sender != one.gateway) revert OnlyChannelGateway(channel, one.gateway, msg.sender);
        one.until = uint40(block.timestamp);
        emit ChannelExtended(channel, one.deposit, block.timestamp);
    }

    /// @inheritdoc IPayPerRetrieval
    function close(uint64 channel) external returns (uint256 refund) {
        Channel storage one = _known(channel);
        if (block.timestamp < one.until) revert ChannelStillOpen(channel, one.until, block.timestamp);
        refund = one.deposit - one.paid;
        one.deposit = one.paid;
        emit ChannelClosed(channel, refund);
        if (refund != 0) VAULT.release(one.buyer, refund);
    }

    /// @inheritdoc IPayPerRetrieval
    function channelOf(uint64 channel) external view returns (Channel memory) {
        return _channels[channel];
    }

    /// @inheritdoc IPayPerRetrieval
    function channelCount() external view returns (uint64) {
        return _count;
    }

    /// @inheritdoc IPayPerRetrieval
    function domainSeparator() external view returns (bytes32) {
        return _domainSeparatorV4();
    }

    /// @return whether there was something to settle
    function _settle(Settlement calldata given, uint256 gatewayShare) private returns (bool) {
        Channel memory one = _live(given.channel);
        bytes calldata records = given.records;
        uint256 overlap = _overlap(one, given);
        if (overlap != 0) {
            records = records[overlap * RECORD_SIZE:];
            // Somebody was faster, with all of it or with other records: no reason to refuse what the batch has of others.
            if (records.length == 0 || _signerAt(0, given, _digestOf(one.digest, records)) != one.buyer) return false;
        }
        _checkSums(one, given);
        Charge memory charge = _chargeOf(given.channel, one, records, gatewayShare);
        address signer = _signerAt(0, given, charge.digest);
        if (signer != one.buyer) revert VoucherRejected(given.channel, one.buyer, signer);
        if (given.cumulative - one.paid != charge.sum) {
            revert VoucherSumWrong(given.channel, charge.sum, given.cumulative - one.paid);
        }
        if (msg.sender != one.gateway) _checkAccepted(one.gateway, given, charge.digest);
        Channel storage stored = _channels[given.channel];
        (stored.paid, stored.count) = (given.cumulative, given.count);
        (stored.digest, stored.lastTime) = (charge.digest, uint40(charge.lastTime));
        emit ChannelSettled(given.channel, given.cumulative, given.count, charge.toGateway);
        LEDGER.record(given.channel, one.buyer, one.gateway, records);
        if (charge.sum == 0) return true;
        VAULT.hand(address(REVENUE), charge.sum - charge.toGateway, one.gateway, charge.toGateway);
        REVENUE.deliver(charge.certificates, charge.amounts);
        return true;
    }

    /// @return overlap how many of the records, from the first on, are settled already
    function _overlap(Channel memory one, Settlement calldata given) private pure returns (uint256 overlap) {
        uint256 size = given.records.length;
        if (size == 0 || size % RECORD_SIZE != 0) revert RecordsMalformed(RECORD_SIZE, size);
        uint256 records = size / RECORD_SIZE;
        uint256 reached = one.count + records;
        if (given.count < records || given.count > reached) {
            revert VoucherCountWrong(given.channel, reached, given.count);
        }
        overlap = reached - given.count;
        if (overlap > records) overlap = records;
    }

    function _checkSums(Channel memory one, Settlement calldata given) private pure {
        if (given.cumulative < one.paid) revert VoucherDecreases(given.channel, one.paid, given.cumulative);
        if (given.cumulative > one.deposit) revert VoucherOverdrawn(given.channel, one.deposit, given.cumulative);
    }

    function _checkAccepted(address gateway, Settlement calldata given, bytes32 digest) private view {
        address signer = _signerAt(COMPACT_LENGTH, given, digest);
        if (signer != gateway) revert VoucherNotAccepted(given.channel, gateway, signer);
    }

    /// @param start of the signature: 0 the buyer's, 64 the gateway's, which may be left out
    /// @return signer zero where there is no signature, or none of the right length
    function _signerAt(uint256 start, Settlement calldata given, bytes32 digest) private view returns (address signer) {
        bytes calldata both = given.signature;
        if (both.length != COMPACT_LENGTH && both.length != 2 * COMPACT_LENGTH) return address(0);
        if (both.length < start + COMPACT_LENGTH) return address(0);
        bytes32 content = keccak256(abi.encode(VOUCHER, given.channel, given.cumulative, given.count, digest));
        (signer,,) = ECDSA.tryRecover(
            _hashTypedDataV4(content), bytes32(both[start:start + 32]), bytes32(both[start + 32:start + 64])
        );
    }

    function _checkTerm(uint256 until) private view {
        uint256 earliest = block.timestamp + DAY_SECONDS;
        uint256 latest = block.timestamp + LONGEST_TERM * DAY_SECONDS;
        if (until < earliest || until > latest) revert ChannelTermOutOfRange(earliest, latest, until);
    }

    function _known(uint64 channel) private view returns (Channel storage one) {
        one = _channels[channel];
        if (one.buyer == address(0)) revert ChannelUnknown(channel);
    }

    function _live(uint64 channel) private view returns (Channel storage one) {
        one = _known(channel);
        if (block.timestamp >= one.until) revert ChannelOver(channel, one.until, block.timestamp);
    }
}

// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {ECDSA} from "@openzeppelin/contracts/utils/cryptography/ECDSA.sol";
import {EIP712} from "@openzeppelin/contracts/utils/cryptography/EIP712.sol";
import {IDirectory} from "../governance/IDirectory.sol";
import {INetworkParameters, Parameter} from "../governance/INetworkParameters.sol";
import {IOrders} from "../market/IOrders.sol";
import {IDeals} from "./IDeals.sol";
import {IPenalties} from "./IPenalties.sol";
import {IServedBytes} from "./IServedBytes.sol";
import {Segments} from "./Segments.sol";

/// @title Receipts of readers, turned into credit.
/// @dev One word a miner. Loops over 64 receipts at most.
/// @custom:security No money is here, and what can be gained is bounded whoever lies: one credit a day, of 255, at which the odds
/// of a draw are CreditFactor; a miner that passes its days gets there without. So a client in league with a miner hastens by
/// half what proofs bring anyway, a missed day halves it all the same, and it has to hold deals with the miner of as many
/// bytes as it claims to read, for as long as it claims: what has ended or was removed counts no more. Receipts name chain, contract, deal, slot, miner and day: none serves twice, for another miner
/// or on another chain. Without the reader's signature nothing counts.
contract ServedBytes is IServedBytes, EIP712 {
    bytes32 private constant SERVED = keccak256("Served(uint32 deal,uint8 slot,uint32 miner,uint16 day,uint64 amount)");
    uint256 private constant MOST_RECEIPTS = 64;
    uint256 private constant MOST_DAYS = 7;
    uint256 private constant COMPACT_LENGTH = 64;

    INetworkParameters private immutable PARAMETERS;
    IOrders private immutable ORDERS;
    IDeals private immutable DEALS;
    IPenalties private immutable PENALTIES;

    mapping(uint32 miner => uint16 day) private _lastDays;
    uint256[50] private __gap;

    /// @param directory knows all contracts; nothing but it must be deployed already
    constructor(IDirectory directory) EIP712("cess4j", "1") {
        PARAMETERS = INetworkParameters(directory.find("NetworkParameters"));
        ORDERS = IOrders(directory.find("Orders"));
        DEALS = IDeals(directory.find("Deals"));
        PENALTIES = IPenalties(directory.find("Penalties"));
    }

    /// @inheritdoc IServedBytes
    function submit(uint32 miner, uint16 day, Receipt[] calldata receipts) external {
        if (receipts.length > MOST_RECEIPTS) revert ReceiptsLength(MOST_RECEIPTS, receipts.length);
        _checkDay(miner, day);
        uint256 amount;
        uint256 before;
        for (uint256 i; i < receipts.length; ++i) {
            uint256 place = (uint256(receipts[i].deal) << 8 | receipts[i].slot) + 1;
            if (place <= before) revert ReceiptsOutOfOrder(i);
            before = place;
            amount += _amountOf(miner, day, receipts[i]);
        }
        uint256 required = PARAMETERS.get(Parameter.ServedMebibytes) << 20;
        if (amount < required) revert ServedTooLittle(required, amount);
        _lastDays[miner] = day;
        emit CreditServed(miner, day, amount);
        PENALTIES.served(miner);
    }

    /// @inheritdoc IServedBytes
    function lastDay(uint32 miner) external view returns (uint16) {
        return _lastDays[miner];
    }

    /// @inheritdoc IServedBytes
    function ceiling(uint32 deal) external view returns (uint256) {
        return _bytesOf(DEALS.deal(deal));
    }

    /// @inheritdoc IServedBytes
    function domainSeparator() external view returns (bytes32) {
        return _domainSeparatorV4();
    }

    function _checkDay(uint32 miner, uint16 day) private view {
        uint256 today = PARAMETERS.today();
        uint256 first = uint256(_lastDays[miner]) + 1;
        if (today > MOST_DAYS && first < today - MOST_DAYS) first = today - MOST_DAYS;
        if (day < first || day >= today) revert ServedDayOutOfRange(first, today == 0 ? 0 : today - 1, day);
    }

    function _amountOf(uint32 miner, uint16 day, Receipt calldata receipt) private view returns (uint256) {
        IDeals.Deal memory deal = DEALS.deal(receipt.deal);
        if (deal.state != IDeals.DealState.Active || day >= deal.endDay) {
            revert DealNotLive(receipt.deal, deal.state, deal.endDay, day);
        }
        uint32 holder = receipt.slot < deal.miners.length ? deal.miners[receipt.slot] : 0;
        if (holder != miner) revert NotTheMiners(receipt.deal, receipt.slot, holder, miner);
        address gateway = ORDERS.order(receipt.deal).gateway;
        address actual = _signerOf(miner, day, receipt);
        if (actual == address(0) || (actual != gateway && actual != deal.owner)) {
            revert ReceiptRejected(receipt.deal, receipt.slot, gateway, deal.owner, actual);
        }
        uint256 most = _bytesOf(deal);
        return receipt.amount < most ? receipt.amount : most;
    }

    function _signerOf(uint32 miner, uint16 day, Receipt calldata receipt) private view returns (address signer) {
        if (receipt.signature.length != COMPACT_LENGTH) return address(0);
        bytes32 content = keccak256(abi.encode(SERVED, receipt.deal, receipt.slot, miner, day, receipt.amount));
        (signer,,) = ECDSA.tryRecover(
            _hashTypedDataV4(content), bytes32(receipt.signature[:32]), bytes32(receipt.signature[32:])
        );
    }

    function _bytesOf(IDeals.Deal memory deal) private pure returns (uint256) {
        return uint256(deal.sectors) * Segments.SECTOR_BYTES;
    }
}

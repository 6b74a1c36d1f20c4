// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IDirectory} from "../governance/IDirectory.sol";
import {INetworkParameters} from "../governance/INetworkParameters.sol";
import {IOrders} from "../market/IOrders.sol";
import {IDeals} from "../storage/IDeals.sol";
import {IRepair} from "../storage/IRepair.sol";
import {CreditWord} from "./CreditWord.sol";
import {Epochs} from "./Epochs.sol";
import {ICredit} from "./ICredit.sol";
import {IR2sStaking} from "./IR2sStaking.sol";

/// @title The ledger of credit, read from the contracts that saw the work (protocol.md section 7; ADR 0023).
/// @dev Pulled, not pushed: Deals has no room for a call, and a count that fails must not fail an upload. Idle space is not
/// certified or replaced anywhere yet, so only tagged bytes count.
/// @custom:security Work exists where Orders or Repair drew the worker and its signature activated a deal or filled a slot;
/// that was paid for, or the draw was won. It counts once, for the node that the worker is bound to, and only until the
/// first day is over: work cannot be saved up for a better era. The maximum of an election never changes in its last epoch,
/// when scores are compared.
contract Credit is ICredit {
    using CreditWord for uint256;

    uint256 private constant SECTOR = 31;
    uint256 private constant UNIT = 4096;
    uint256 private constant FULL = 1000;
    /// @dev Slots are numbered from 0; the deal as a whole stands behind them all.
    uint256 private constant WHOLE_DEAL = 255;
    bytes32 private constant CONDUCT = "R2sConduct";

    IDirectory private immutable DIRECTORY;
    INetworkParameters private immutable PARAMETERS;
    IOrders private immutable ORDERS;
    IDeals private immutable DEALS;
    IRepair private immutable REPAIR;
    IR2sStaking private immutable STAKING;
    uint256 private immutable GENESIS;
    uint256 private immutable ERA_SECONDS;

    mapping(uint32 node => uint256 word) private _words;
    mapping(uint256 era => uint256) private _maximum;
    mapping(uint256 word => uint256 bits) private _countedDeals;
    mapping(bytes32 repair => bool) private _countedRepairs;

    uint256[50] private __gap;

    /// @param directory names NetworkParameters, Orders, Deals, Repair, R2sStaking and, at the first fault, R2sConduct
    constructor(IDirectory directory) {
        DIRECTORY = directory;
        PARAMETERS = INetworkParameters(directory.find("NetworkParameters"));
        ORDERS = IOrders(directory.find("Orders"));
        DEALS = IDeals(directory.find("Deals"));
        REPAIR = IRepair(directory.find("Repair"));
        STAKING = IR2sStaking(directory.find("R2sStaking"));
        INetworkParameters.Constants memory constants = PARAMETERS.constants();
        (GENESIS, ERA_SECONDS) = (constants.genesis, constants.eraSeconds);
    }

    /// @inheritdoc ICredit
    function count(uint32 id) external {
        uint256 bit = 1 << (id & 255);
        if (_countedDeals[id >> 8] & bit != 0) revert AlreadyCounted(id, WHOLE_DEAL);
        IDeals.Deal memory deal = DEALS.deal(id);
        _checkDay(id, deal.startDay);
        _countedDeals[id >> 8] |= bit;
        _credit(ORDERS.order(id).worker, uint256(deal.sectors) * deal.n);
    }

    /// @inheritdoc ICredit
    function countRepair(uint32 id, uint8 index) external {
        IRepair.Slot memory slot = REPAIR.slotOf(id, index);
        if (slot.state != IRepair.SlotState.Filled) revert NothingToCount(id, index);
        _checkDay(id, slot.day);
        bytes32 repair = keccak256(abi.encode(id, index, slot.miner, slot.day));
        if (_countedRepairs[repair]) revert AlreadyCounted(id, index);
        _countedRepairs[repair] = true;
        _credit(slot.worker, DEALS.deal(id).sectors);
    }

    /// @inheritdoc ICredit
    function weigh(uint32 node) external {
        uint256 era = PARAMETERS.era();
        uint256 closed = Epochs.lastEpochOf(GENESIS, ERA_SECONDS, era);
        // forge-lint: disable-next-line(block-timestamp)
        if (block.timestamp >= closed) revert MaximumFixed(era, closed, block.timestamp);
        _raise(node, era, _words[node].rolled(era).weighted());
    }

    /// @inheritdoc ICredit
    function fault(uint32 node, uint256 faults) external {
        address conduct = DIRECTORY.find(CONDUCT);
        if (msg.sender != conduct) revert OnlyConductCounts(conduct, msg.sender);
        uint256 era = PARAMETERS.era();
        _words[node] = _words[node].rolled(era).addFaults(faults);
        emit FaultCounted(node, era, faults);
    }

    /// @inheritdoc ICredit
    function scoreOf(uint32 node, uint256 era) external view returns (uint256) {
        uint256 word = _words[node].rolled(era);
        uint256 maximum = _maximum[era];
        if (maximum == 0) return 0;
        uint256 score = FULL * word.weighted() / maximum;
        if (score > FULL) score = FULL; // somebody whom nobody has weighed
        uint256 faults = 10 * word.faultSum();
        return score > faults * faults ? score - faults * faults : 0;
    }

    /// @inheritdoc ICredit
    function maximumOf(uint256 era) external view returns (uint256) {
        return _maximum[era];
    }

    /// @inheritdoc ICredit
    function workOf(uint32 node, uint256 age) external view returns (uint256) {
        return age < CreditWord.LANES ? _words[node].rolled(PARAMETERS.era()).workAt(age) : 0;
    }

    /// @inheritdoc ICredit
    function faultsOf(uint32 node) external view returns (uint256) {
        return _words[node].rolled(PARAMETERS.era()).faultSum();
    }

    function _credit(uint16 worker, uint256 sectors) private {
        uint32 node = STAKING.nodeOfWorker(worker);
        if (node == 0) revert WorkerWithoutNode(worker);
        uint256 era = PARAMETERS.era();
        uint256 units = (sectors * SECTOR + UNIT - 1) / UNIT;
        uint256 word = _words[node].rolled(era).addWork(units);
        _words[node] = word;
        emit WorkCounted(node, worker, era, units);
        _raise(node, era + 1, word.rolled(era + 1).weighted());
    }

    function _raise(uint32 node, uint256 era, uint256 weighted) private {
        if (weighted <= _maximum[era]) return;
        _maximum[era] = weighted;
        emit MaximumRaised(era, node, weighted);
    }

    function _checkDay(uint32 id, uint256 lastDay) private view {
        uint256 today = PARAMETERS.today();
        if (today > lastDay) revert CountedTooLate(id, lastDay, today);
    }
}

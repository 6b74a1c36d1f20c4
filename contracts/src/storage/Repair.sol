// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IDirectory} from "../governance/IDirectory.sol";
import {INetworkParameters, Parameter} from "../governance/INetworkParameters.sol";
import {IOrders} from "../market/IOrders.sol";
import {ITeeRegistry} from "../proof/ITeeRegistry.sol";
import {IRandomness} from "../random/IRandomness.sol";
import {IVault} from "../token/IVault.sol";
import {IAuditRounds} from "./IAuditRounds.sol";
import {IDeals} from "./IDeals.sol";
import {ILossReports} from "./ILossReports.sol";
import {IMinerRegistry} from "./IMinerRegistry.sol";
import {IPenalties} from "./IPenalties.sol";
import {IRepair} from "./IRepair.sol";
import {RepairSignatures} from "./RepairSignatures.sol";

/// @title Slots of deals that need another miner, and the money behind them (ADR 0020).
/// @dev Two words a slot. Loops run over the slots of one deal, 32 at most. Deals moves the holdings and rates.
/// @custom:security The escrow is the sum of `bounty` and `rest` of all slots; each leaves once, and its record is cleared
/// before the Vault is called. A bounty, and what keepers get of it (ADR 0022), is part of what the loser of that slot lost, so whoever stages a loss and repairs it
/// with another miner of its own gets back less than it paid, and only if the draw picks that miner: neither a fake loss nor
/// a self-repair pays. The draw uses a beat that did not exist when the slot was opened, excludes the loser's operator, all
/// operators of the deal and those drawn for its other slots, and cannot be repeated before its deadline but for a miner that is itself gone, which costs it
/// more than a draw is worth. Days must be settled before a slot leaves its
/// miner, so no fine is lost with it. Calls go to contracts of the Directory only.
contract Repair is IRepair {
    uint256 private constant WHOLE = 10_000;
    /// @dev Beats that IRandomness keeps.
    uint256 private constant RING = 1_024;
    /// @dev Days of one look at IAuditRounds.passedDays.
    uint256 private constant MOST_DAYS = 4_096;

    INetworkParameters private immutable PARAMETERS;
    IVault private immutable VAULT;
    IOrders private immutable ORDERS;
    IDeals private immutable DEALS;
    IAuditRounds private immutable AUDITS;
    IMinerRegistry private immutable REGISTRY;
    ITeeRegistry private immutable TEE_REGISTRY;
    IRandomness private immutable BEATS;
    ILossReports private immutable LOSSES;
    IPenalties private immutable PENALTIES;

    mapping(uint256 key => Slot slot) private _slots;
    uint256[50] private __gap;

    /// @param directory knows all contracts; nothing but it must be deployed already
    constructor(IDirectory directory) {
        PARAMETERS = INetworkParameters(directory.find("NetworkParameters"));
        VAULT = IVault(directory.find("Vault"));
        ORDERS = IOrders(directory.find("Orders"));
        DEALS = IDeals(directory.find("Deals"));
        AUDITS = IAuditRounds(directory.find("AuditRounds"));
        REGISTRY = IMinerRegistry(directory.find("MinerRegistry"));
        TEE_REGISTRY = ITeeRegistry(directory.find("TeeRegistry"));
        BEATS = IRandomness(directory.find("Beats"));
        LOSSES = ILossReports(directory.find("LossReports"));
        PENALTIES = IPenalties(directory.find("Penalties"));
    }

    /// @inheritdoc IRepair
    function open(uint32 id, uint8 index, uint32 holding) external {
        (IDeals.Deal memory deal, Slot storage slot) = _alive(id, index);
        uint32 holder = deal.miners[index];
        (bool any, Cause cause) = _causeOf(id, index, holder);
        bool isOpen = slot.state == SlotState.Open || slot.state == SlotState.Drawn;
        bool isLoss = cause == Cause.Loss || cause == Cause.Expulsion;
        if (!any || (isOpen && !isLoss)) revert NothingToRepair(id, index, holder);

        if (slot.state == SlotState.Filled && _isProven(slot)) _pay(id, index, slot);
        slot.cause = cause;
        slot.loser = holder;
        uint256 wage;
        if (isLoss) {
            uint256 taken = _empty(deal, index, holding, holder);
            uint256 bounty = taken * PARAMETERS.get(Parameter.RepairFine) / WHOLE;
            slot.rest = uint128(taken - bounty);
            wage = _keepersPart(bounty);
            slot.bounty += uint128(bounty - wage); // to that of an earlier loss, where nobody earned it
        } else {
            uint256 fee = REGISTRY.setAside(holder, deal.sectors, PARAMETERS.get(Parameter.KeeperFee));
            wage = fee / 2;
            slot.bounty += uint128(fee - wage);
        }
        if (!isOpen) {
            slot.state = SlotState.Open;
            _nextDraw(slot);
        }
        emit RepairOpened(id, index, holder, cause, slot.drawBeat, slot.bounty);
        _payKeeper(id, index, wage);
    }

    /// @inheritdoc IRepair
    function draw(uint32 id, uint8 index) external {
        (IDeals.Deal memory deal, Slot storage slot) = _alive(id, index);
        _inState(id, index, slot, SlotState.Open);
        if (deal.miners[index] != 0) {
            (bool any,) = _causeOf(id, index, deal.miners[index]);
            if (!any) return _close(id, index, slot, deal.owner);
        }
        bytes32 beat = BEATS.firstBeatFrom(slot.drawBeat);
        if (beat == bytes32(0)) revert RepairWithoutBeat(id, index, slot.drawBeat);

        bytes32 seed = keccak256(abi.encode(beat, "repair", id, index, slot.attempts));
        uint32 miner = _drawMiner(seed, deal, slot.loser);
        uint16 worker = TEE_REGISTRY.drawWorkerOf(uint8(deal.tiKey & 3), keccak256(abi.encode(seed)));
        if (miner == 0 || worker == 0) {
            _nextDraw(slot);
            emit RepairDelayed(id, index, slot.drawBeat);
            return;
        }
        slot.state = SlotState.Drawn;
        slot.miner = miner;
        slot.worker = worker;
        slot.deadline = uint40(block.timestamp + PARAMETERS.get(Parameter.ActivationTimeout));
        uint256 wage = _wageOf(slot);
        slot.bounty -= uint128(wage);
        emit RepairDrawn(id, index, miner, worker, deal.tiKey, slot.deadline);
        _payKeeper(id, index, wage);
    }

    /// @inheritdoc IRepair
    function renew(uint32 id, uint8 index) external {
        Slot storage slot = _slots[_key(id, index)];
        if (slot.state == SlotState.Open) {
            uint256 reach = slot.drawBeat + RING;
            if (_beatNow() <= reach) revert RepairTooEarly(id, index, reach, _beatNow());
        } else {
            _inState(id, index, slot, SlotState.Drawn);
            // forge-lint: disable-next-line(block-timestamp)
            if (block.timestamp <= slot.deadline && !_isGone(slot.miner)) {
                revert RepairTooEarly(id, index, slot.deadline, block.timestamp);
            }
        }
        slot.state = SlotState.Open;
        _nextDraw(slot);
        emit RepairDelayed(id, index, slot.drawBeat);
    }

    /// @inheritdoc IRepair
    function complete(Completion calldata completion) external {
        (uint32 id, uint8 index) = (completion.deal, completion.slot);
        (IDeals.Deal memory deal, Slot storage slot) = _alive(id, index);
        _inState(id, index, slot, SlotState.Drawn);
        // forge-lint: disable-next-line(block-timestamp)
        if (block.timestamp > slot.deadline) revert RepairTooLate(id, index, slot.deadline, block.timestamp);
        uint32 miner = slot.miner;
        _checkSignatures(completion, deal, miner, slot.worker);

        uint256 rest = slot.rest;
        slot.rest = 0;
        slot.state = SlotState.Filled;
        slot.day = uint16(PARAMETERS.today() + 1);
        if (deal.miners[index] != 0) {
            _checkSettled(deal.miners[index]);
            LOSSES.accept(id, index);
        }
        PENALTIES.claim(id);
        uint32 holding = DEALS.rehouse(id, index, completion.holding, miner, uint128(completion.nu));
        emit RepairCompleted(id, index, miner, holding, completion.nu, completion.idsRoot);
        _giveBack(slot.loser, rest);
    }

    /// @inheritdoc IRepair
    function collect(uint32 id, uint8 index, uint16 day) external {
        Slot storage slot = _slots[_key(id, index)];
        _inState(id, index, slot, SlotState.Filled);
        uint32 miner = slot.miner;
        if (day < slot.day || !AUDITS.passed(miner, day)) revert NotProven(miner, slot.day, day);
        _pay(id, index, slot);
        delete _slots[_key(id, index)];
    }

    /// @inheritdoc IRepair
    function abandon(uint32 id, uint32[] calldata holdings) external {
        IDeals.Deal memory deal = DEALS.deal(id);
        (uint32 empty, uint256 lost) = _emptyOf(deal);
        uint256 maximum = uint256(deal.n) - deal.k;
        if (lost <= maximum) revert EnoughLeft(id, lost, maximum);
        PENALTIES.claim(id);
        DEALS.lose(id, holdings);
        uint256 compensation;
        uint256 bounties;
        for (uint8 index; index < deal.n; ++index) {
            if (deal.miners[index] != 0) continue;
            Slot storage slot = _slots[_key(id, index)];
            bounties += slot.bounty;
            compensation += uint256(slot.bounty) + slot.rest;
            delete _slots[_key(id, index)];
        }
        uint256 wage = _keepersPart(bounties);
        compensation -= wage;
        emit DealLost(id, empty, compensation);
        _payKeeper(id, 0, wage);
        if (compensation != 0) VAULT.release(deal.owner, compensation);
    }

    /// @inheritdoc IRepair
    function close(uint32 id, uint8 index) external {
        IDeals.Deal memory deal = DEALS.deal(id);
        uint256 today = PARAMETERS.today();
        if (deal.state == IDeals.DealState.Active && today < deal.endDay) revert DealNotOver(id, deal.endDay, today);
        Slot storage slot = _slots[_key(id, index)];
        if (slot.state == SlotState.None) revert SlotStateWrong(id, index, SlotState.Open, SlotState.None);
        if (slot.state == SlotState.Filled) {
            // the miner's to collect
            if (_isProven(slot)) revert SlotStateWrong(id, index, SlotState.Open, SlotState.Filled);
        }
        _close(id, index, slot, deal.owner);
    }

    /// @inheritdoc IRepair
    function slotOf(uint32 id, uint8 index) external view returns (Slot memory) {
        return _slots[_key(id, index)];
    }

    /// @inheritdoc IRepair
    function conditionOf(uint32 id) external view returns (Condition condition, uint32 lost) {
        IDeals.Deal memory deal = DEALS.deal(id);
        lost = LOSSES.reported(id);
        uint256 count;
        for (uint256 index; index < deal.n; ++index) {
            uint32 bit = uint32(1) << uint8(index);
            uint32 holder = deal.miners[index];
            if (holder == 0 || REGISTRY.standing(holder).state == IMinerRegistry.MinerState.Expelled) lost |= bit;
            if (lost & bit != 0) ++count;
        }
        if (deal.state == IDeals.DealState.Lost || count > uint256(deal.n) - deal.k) condition = Condition.Lost;
        else if (count != 0) condition = Condition.Recovery;
    }

    /// @dev Empties a slot whose bytes are gone, and takes what stands behind it.
    function _empty(IDeals.Deal memory deal, uint8 index, uint32 holding, uint32 holder)
        private
        returns (uint256 taken)
    {
        _checkSettled(holder);
        LOSSES.accept(deal.id, index);
        PENALTIES.claim(deal.id);
        taken = REGISTRY.setAside(holder, deal.sectors, WHOLE);
        DEALS.rehouse(deal.id, index, holding, 0, 0);
    }

    /// @dev Whether the miner that filled the slot has passed a day since.
    function _isProven(Slot storage slot) private view returns (bool) {
        uint256 until = PARAMETERS.today() + 1;
        if (until <= slot.day) return false;
        if (until > slot.day + MOST_DAYS) until = slot.day + MOST_DAYS;
        return AUDITS.passedDays(slot.miner, slot.day, until) != 0;
    }

    function _pay(uint32 id, uint8 index, Slot storage slot) private {
        uint256 bounty = slot.bounty;
        slot.bounty = 0;
        emit RepairPaid(id, index, slot.miner, bounty);
        if (bounty != 0) VAULT.release(REGISTRY.miner(slot.miner).account, bounty);
    }

    /// @dev What moves a slot on earns: a part of the bounty of a loss, whose rest is the repairer's; all that was set aside
    /// for a slot that is handed over, whose new miner has its stream of fees.
    function _wageOf(Slot storage slot) private view returns (uint256) {
        bool isLoss = slot.cause == Cause.Loss || slot.cause == Cause.Expulsion;
        return isLoss ? _keepersPart(slot.bounty) : slot.bounty;
    }

    function _keepersPart(uint256 bounty) private view returns (uint256) {
        return bounty * PARAMETERS.get(Parameter.KeeperShare) / WHOLE;
    }

    function _payKeeper(uint32 id, uint8 index, uint256 wage) private {
        if (wage == 0) return;
        emit KeeperPaid(id, index, msg.sender, wage);
        VAULT.release(msg.sender, wage);
    }

    function _giveBack(uint32 loser, uint256 amount) private {
        if (amount == 0) return;
        VAULT.hand(address(REGISTRY), amount, address(0), 0);
        REGISTRY.giveBack(loser, amount);
    }

    function _close(uint32 id, uint8 index, Slot storage slot, address owner) private {
        (uint256 bounty, uint256 rest, uint32 loser) = (slot.bounty, slot.rest, slot.loser);
        uint256 wage = _wageOf(slot);
        bounty -= wage;
        delete _slots[_key(id, index)];
        emit RepairClosed(id, index, bounty, rest);
        _payKeeper(id, index, wage);
        if (bounty != 0) VAULT.release(owner, bounty);
        _giveBack(loser, rest);
    }

    function _nextDraw(Slot storage slot) private {
        slot.drawBeat = uint32(_beatNow() + 1);
        ++slot.attempts;
    }

    function _beatNow() private view returns (uint256) {
        return BEATS.beatNumberAt(block.timestamp);
    }

    function _drawMiner(bytes32 seed, IDeals.Deal memory deal, uint32 loser) private view returns (uint32 miner) {
        uint32[] memory taken = new uint32[](2 * uint256(deal.n) + 1);
        for (uint8 i; i < deal.n; ++i) {
            taken[2 * i] = deal.miners[i];
            Slot storage other = _slots[_key(deal.id, i)];
            if (other.state == SlotState.Drawn) taken[2 * i + 1] = other.miner; // it will hold that slot
        }
        taken[2 * uint256(deal.n)] = loser;
        uint16 regions = ORDERS.order(deal.id).regions;
        uint32[] memory found = REGISTRY.draw(seed, regions, 1, uint40(deal.sectors), taken);
        if (found.length != 0) miner = found[0];
    }

    function _checkSignatures(Completion calldata completion, IDeals.Deal memory deal, uint32 miner, uint16 worker)
        private
        view
    {
        uint16 tiKey = TEE_REGISTRY.currentKey(uint8(deal.tiKey & 3));
        if (tiKey != deal.tiKey) revert TiKeyRotated(deal.tiKey, tiKey);
        bytes32 domain = DEALS.domainSeparator();
        RepairSignatures.checkReport(domain, completion, deal, miner, REGISTRY.miner(miner).signer);
        RepairSignatures.checkTag(domain, completion, deal, miner, worker, TEE_REGISTRY.signerOf(worker));
    }

    /// @dev Why a slot of `holder` may be repaired; the gravest reason counts.
    function _causeOf(uint32 id, uint8 index, uint32 holder) private view returns (bool any, Cause cause) {
        if (holder == 0) return (false, cause);
        if (LOSSES.reported(id) >> index & 1 == 1) return (true, Cause.Loss);
        IMinerRegistry.MinerState state = REGISTRY.standing(holder).state;
        if (state == IMinerRegistry.MinerState.Expelled) return (true, Cause.Expulsion);
        if (state == IMinerRegistry.MinerState.Exiting) return (true, Cause.Exit);
        (uint256 missed,) = AUDITS.misses(holder);
        any = missed >= PARAMETERS.get(Parameter.RepairMisses);
        if (any) _checkSettled(holder); // it may have come back
        return (any, Cause.Absence);
    }

    /// @dev Whether a drawn miner will not come: it leaves, was expelled, or is absent itself.
    function _isGone(uint32 miner) private view returns (bool) {
        IMinerRegistry.MinerState state = REGISTRY.standing(miner).state;
        if (state != IMinerRegistry.MinerState.Active && state != IMinerRegistry.MinerState.Draining) return true;
        (uint256 missed,) = AUDITS.misses(miner);
        return missed >= PARAMETERS.get(Parameter.RepairMisses);
    }

    /// @return empty bit j is set where slot j has no miner
    /// @return count of them
    function _emptyOf(IDeals.Deal memory deal) private pure returns (uint32 empty, uint256 count) {
        for (uint256 index; index < deal.n; ++index) {
            if (deal.miners[index] != 0) continue;
            empty |= uint32(1) << uint8(index);
            ++count;
        }
    }

    /// @dev Reverts while a finished day could still bring the miner a fine.
    function _checkSettled(uint32 miner) private view {
        (, uint256 until) = AUDITS.misses(miner);
        uint256 today = PARAMETERS.today();
        if (until < today) revert IMinerRegistry.SettleFirst(miner, until, today);
    }

    /// @dev The deal, with at least one day left for a new miner, and the slot.
    function _alive(uint32 id, uint8 index) private view returns (IDeals.Deal memory deal, Slot storage slot) {
        deal = DEALS.deal(id);
        uint256 today = PARAMETERS.today();
        if (deal.state != IDeals.DealState.Active || today + 1 >= deal.endDay) revert DealOver(id, deal.endDay, today);
        if (index >= deal.n) revert SlotOutOfRange(uint256(deal.n) - 1, index);
        slot = _slots[_key(id, index)];
    }

    function _inState(uint32 id, uint8 index, Slot storage slot, SlotState expected) private view {
        if (slot.state != expected) revert SlotStateWrong(id, index, expected, slot.state);
    }

    function _key(uint32 id, uint8 index) private pure returns (uint256) {
        return uint256(id) << 8 | index;
    }
}

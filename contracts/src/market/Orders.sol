// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {SafeCast} from "@openzeppelin/contracts/utils/math/SafeCast.sol";
import {IDirectory} from "../governance/IDirectory.sol";
import {INetworkParameters, Parameter} from "../governance/INetworkParameters.sol";
import {ITeeRegistry} from "../proof/ITeeRegistry.sol";
import {IRandomness} from "../random/IRandomness.sol";
import {IMinerRegistry} from "../storage/IMinerRegistry.sol";
import {Segments} from "../storage/Segments.sol";
import {IVault} from "../token/IVault.sol";
import {IOrders} from "./IOrders.sol";
import {OrderWords} from "./OrderWords.sol";
import {ReferencePrice} from "./ReferencePrice.sol";

/// @title Orders (protocol.md section 3).
/// @dev An order's cost is not stored: it is rate * n * (endDay - placedDay - 1), so the escrow of this contract is the sum of
/// that over all orders that are Placed or Drawn.
/// @custom:security Every wei that `place` locks leaves by exactly one of cancel, expire, a draw without candidates, or
/// activate; each of them changes the state before it calls the Vault. The draw cannot be foreseen while it can still be
/// avoided for free: it uses a beat that comes after `place` (or after the veto), and from that beat's interval on the fee is
/// due; who expires an order gets a share of that fee and never more, so staged orders pay nobody. A failing TeeRegistry does not pass for "no candidates": only its NoActiveWorker does, so nobody escapes the fee by
/// starving the call of gas. Draw fees go to the Directory's governor, the treasury of this release (ADR 0010).
contract Orders is IOrders {
    using OrderWords for OrderWords.Slots;

    struct Market {
        uint128 price;
        uint16 day;
        uint32 orders;
    }

    uint256 private constant WHOLE = 10_000;
    uint256 private constant LARGEST_CODE = 32;
    uint256 private constant GIB = 1 << 30;

    IVault private immutable _vault;
    INetworkParameters private immutable _parameters;
    IMinerRegistry private immutable _minerRegistry;
    ITeeRegistry private immutable _teeRegistry;
    IRandomness private immutable _randomness;
    address private immutable _deals;
    address private immutable _treasury;
    uint256 private immutable _genesis;
    uint256 private immutable _daySeconds;
    uint256 private immutable _beatSeconds;

    Market private _market;
    mapping(uint32 id => OrderWords.Slots slots) private _orders;
    uint256[48] private __gap;

    /// @param directory knows all contracts; only NetworkParameters must be deployed already
    constructor(IDirectory directory) {
        _vault = IVault(directory.find("Vault"));
        _parameters = INetworkParameters(directory.find("NetworkParameters"));
        _minerRegistry = IMinerRegistry(directory.find("MinerRegistry"));
        _teeRegistry = ITeeRegistry(directory.find("TeeRegistry"));
        _randomness = IRandomness(directory.find("Beats"));
        _deals = directory.find("Deals");
        _treasury = directory.governor();
        INetworkParameters.Constants memory constants = _parameters.constants();
        _genesis = constants.genesis;
        _daySeconds = constants.daySeconds;
        _beatSeconds = constants.beatSeconds;
    }

    /// @inheritdoc IOrders
    function price() external view returns (uint256) {
        return _referencePrice(_market, _today());
    }

    /// @inheritdoc IOrders
    function quote(Terms calldata terms) external view returns (Quote memory result) {
        uint256 today = _today();
        result.price = _referencePrice(_market, today);
        uint256 offered = terms.price == 0 ? result.price : terms.price;
        (result.rate, result.endDay, result.sectors) = _charge(terms, offered, result.price, today);
        result.cost = _cost(result.rate, terms.n, today + 1, result.endDay);
        result.expiresAt = _genesis + result.endDay * _daySeconds;
    }

    /// @inheritdoc IOrders
    function place(Terms calldata terms) external returns (uint32 id) {
        if (terms.gateway == address(0)) revert GatewayMissing();
        uint256 today = _today();
        Market memory market = _market;
        market.price = SafeCast.toUint128(_referencePrice(market, today));
        (uint256 rate, uint256 endDay,) = _charge(terms, terms.price, market.price, today);
        // _charge refuses days of more than 16 bits.
        market.day = uint16(today);
        id = ++market.orders;
        _market = market;

        Order memory placed;
        placed.owner = msg.sender;
        placed.gateway = terms.gateway;
        placed.state = OrderState.Placed;
        placed.k = terms.k;
        placed.n = terms.n;
        placed.regions = terms.regions;
        placed.placedDay = uint16(today);
        placed.endDay = uint16(endDay);
        placed.size = terms.size;
        placed.rate = SafeCast.toUint80(rate);
        OrderWords.Slots storage slots = _orders[id];
        slots.head = OrderWords.packHead(placed, _nextBeat() - _firstBeatOf(today));
        slots.terms = OrderWords.packTerms(placed);

        uint256 cost = _cost(rate, terms.n, today + 1, endDay);
        emit OrderPlaced(id, msg.sender, terms.gateway, terms, placed.rate, placed.endDay, cost);
        _vault.lock(msg.sender, cost);
    }

    /// @inheritdoc IOrders
    function draw(uint32 id) external {
        OrderWords.Slots storage slots = _orders[id];
        (Order memory current, uint256 drawOffset) = _inState(id, slots, OrderState.Placed);
        uint256 drawBeat = _firstBeatOf(current.placedDay) + drawOffset;
        bytes32 beat = _randomness.firstBeatFrom(drawBeat);
        if (beat == bytes32(0)) revert BeatMissing(id, drawBeat);
        bytes32 seed = keccak256(abi.encode(beat, id, current.replacements));

        OrderWords.Outcome memory outcome = OrderWords.outcomeOf(slots.lanes[0]);
        bool first = outcome.deadline == 0;
        uint32[] memory miners = first ? new uint32[](0) : slots.miners(current.n);
        if (first || outcome.pending <= current.n) {
            uint256 required = first ? current.n : 1;
            uint32[] memory found =
                _minerRegistry.draw(seed, current.regions, required, _sectorsOf(current.size, current.k), miners);
            if (found.length < required) return _ranOut(id, slots, current, required, found.length);
            if (first) miners = found;
            else miners[outcome.pending - 1] = found[0];
        }
        if (first || outcome.pending > current.n) {
            (outcome.worker, outcome.tiKey) = _drawWorker(keccak256(abi.encode(seed)), outcome.worker);
            if (outcome.worker == 0) return _ranOut(id, slots, current, 1, 0);
        }

        outcome.deadline = _sincePlaced(current, _parameters.get(Parameter.ActivationTimeout));
        slots.head = OrderWords.withState(slots.head, OrderState.Drawn);
        if (first) {
            slots.write(outcome, miners);
        } else {
            uint256 slot = outcome.pending - 1;
            outcome.pending = 0;
            if (slot < current.n) slots.write(slot, miners[slot]);
            slots.write(outcome);
        }
        emit OrderDrawn(id, outcome.worker, outcome.tiKey, miners);
    }

    /// @inheritdoc IOrders
    function veto(uint32 id, uint8 slot) external {
        OrderWords.Slots storage slots = _orders[id];
        (Order memory current,) = _inState(id, slots, OrderState.Drawn);
        if (msg.sender != current.owner && msg.sender != current.gateway) {
            revert OnlyParty(id, current.owner, current.gateway, msg.sender);
        }
        if (slot > current.n) revert SlotOutOfRange(current.n, slot);
        uint256 budget = current.n < 12 ? 1 : current.n / 6;
        if (current.replacements >= budget) revert ReplacementsSpent(id, budget);
        OrderWords.Outcome memory outcome = OrderWords.outcomeOf(slots.lanes[0]);
        uint256 deadline = _dayStart(current.placedDay) + outcome.deadline;
        if (block.timestamp > deadline) revert DeadlinePassed(id, deadline, block.timestamp);

        current.replacements++;
        current.state = OrderState.Placed;
        outcome.pending = uint256(slot) + 1;
        outcome.deadline = _sincePlaced(current, _parameters.get(Parameter.DrawTimeout));
        slots.head = OrderWords.packHead(current, _nextBeat() - _firstBeatOf(current.placedDay));
        slots.write(outcome);
        if (slot == current.n) emit WorkerVetoed(id, outcome.worker, current.replacements);
        else emit SlotVetoed(id, slot, slots.miners(current.n)[slot], current.replacements);
    }

    /// @inheritdoc IOrders
    function cancel(uint32 id) external {
        (Order memory current, uint256 drawOffset) = _open(id, _orders[id]);
        if (msg.sender != current.owner) revert OnlyOwner(id, current.owner, msg.sender);
        _cancel(id, current, drawOffset, 0);
    }

    /// @inheritdoc IOrders
    function expire(uint32 id) external {
        OrderWords.Slots storage slots = _orders[id];
        (Order memory current, uint256 drawOffset) = _open(id, slots);
        uint256 deadline = _deadline(current, drawOffset, OrderWords.outcomeOf(slots.lanes[0]).deadline);
        if (block.timestamp <= deadline) revert NotExpired(id, deadline, block.timestamp);
        _cancel(id, current, drawOffset, _parameters.get(Parameter.KeeperShare));
    }

    /// @inheritdoc IOrders
    function activate(uint32 id, uint16 startDay) external returns (Activated memory result) {
        if (msg.sender != _deals) revert OnlyDeals(_deals, msg.sender);
        OrderWords.Slots storage slots = _orders[id];
        (Order memory current,) = _inState(id, slots, OrderState.Drawn);
        uint256 first = uint256(current.placedDay) + 1;
        if (startDay < first || startDay >= current.endDay) {
            revert StartDayOutOfRange(id, first, current.endDay - 1, startDay);
        }
        slots.head = OrderWords.withState(slots.head, OrderState.Active);
        OrderWords.Outcome memory outcome = OrderWords.outcomeOf(slots.lanes[0]);
        result.owner = current.owner;
        result.size = current.size;
        result.k = current.k;
        result.n = current.n;
        result.endDay = current.endDay;
        result.worker = outcome.worker;
        result.tiKey = outcome.tiKey;
        result.rate = current.rate;
        result.miners = slots.packedMiners(current.n); // a drawn order has no pending slot
        uint256 handed = _cost(current.rate, current.n, startDay, current.endDay);
        _vault.hand(_deals, handed, current.owner, _costOf(current) - handed);
    }

    /// @inheritdoc IOrders
    function replace(uint32 id, uint8 slot, uint32 miner) external {
        if (msg.sender != _deals) revert OnlyDeals(_deals, msg.sender);
        OrderWords.Slots storage slots = _orders[id];
        (Order memory current,) = _inState(id, slots, OrderState.Active);
        if (slot >= current.n) revert SlotOutOfRange(uint256(current.n) - 1, slot);
        slots.write(slot, miner);
    }

    /// @inheritdoc IOrders
    function order(uint32 id) external view returns (Order memory) {
        OrderWords.Slots storage slots = _orders[id];
        (Order memory current, uint256 drawOffset) = _load(id, slots);
        return _complete(id, slots, current, drawOffset);
    }

    /// @inheritdoc IOrders
    function ownerOf(uint32 id) external view returns (address) {
        (Order memory current,) = _load(id, _orders[id]);
        return current.owner;
    }

    /// @inheritdoc IOrders
    function minersOf(uint32 id) external view returns (uint32[] memory) {
        OrderWords.Slots storage slots = _orders[id];
        (Order memory current,) = _load(id, slots);
        return _minersOf(slots, current.n, OrderWords.outcomeOf(slots.lanes[0]));
    }

    /// @inheritdoc IOrders
    function orderCount() external view returns (uint32) {
        return _market.orders;
    }

    /// @param keeperShare basis points of the fee to the caller
    function _cancel(uint32 id, Order memory current, uint256 drawOffset, uint256 keeperShare) private {
        _orders[id].head = OrderWords.withState(_orders[id].head, OrderState.Cancelled);
        uint256 cost = _costOf(current);
        uint256 drawBeat = _firstBeatOf(current.placedDay) + drawOffset;
        // A vetoed order had been drawn before, whatever its new beat.
        bool foreseeable = current.state == OrderState.Drawn || current.replacements != 0
            || block.timestamp >= _genesis + drawBeat * _beatSeconds;
        uint256 fee = foreseeable ? (cost * _parameters.get(Parameter.DrawFee)) / WHOLE : 0;
        emit OrderCancelled(id, cost - fee, fee);
        _vault.release(current.owner, cost - fee);
        uint256 wage = fee * keeperShare / WHOLE;
        if (wage != 0) _vault.release(msg.sender, wage);
        if (fee != wage) _vault.release(_treasury, fee - wage);
    }

    function _ranOut(uint32 id, OrderWords.Slots storage slots, Order memory current, uint256 required, uint256 found)
        private
    {
        slots.head = OrderWords.withState(slots.head, OrderState.Cancelled);
        uint256 cost = _costOf(current);
        emit CandidatesRanOut(id, required, found);
        emit OrderCancelled(id, cost, 0);
        _vault.release(current.owner, cost);
    }

    function _drawWorker(bytes32 seed, uint16 except) private view returns (uint16 worker, uint16 tiKey) {
        try _teeRegistry.drawWorker(seed, except) returns (uint16 drawn, uint16 key) {
            return (drawn, key);
        } catch (bytes memory reason) {
            if (bytes4(reason) == ITeeRegistry.NoActiveWorker.selector) return (0, 0);
            assembly ("memory-safe") {
                revert(add(reason, 0x20), mload(reason))
            }
        }
    }

    function _load(uint32 id, OrderWords.Slots storage slots)
        private
        view
        returns (Order memory current, uint256 drawOffset)
    {
        uint256 head = slots.head;
        if (head == 0) revert OrderUnknown(id);
        return OrderWords.unpack(head, slots.terms);
    }

    function _inState(uint32 id, OrderWords.Slots storage slots, OrderState expected)
        private
        view
        returns (Order memory current, uint256 drawOffset)
    {
        (current, drawOffset) = _load(id, slots);
        if (current.state != expected) revert OrderStateWrong(id, expected, current.state);
    }

    function _open(uint32 id, OrderWords.Slots storage slots)
        private
        view
        returns (Order memory current, uint256 drawOffset)
    {
        (current, drawOffset) = _load(id, slots);
        if (current.state != OrderState.Placed && current.state != OrderState.Drawn) {
            revert OrderStateWrong(id, OrderState.Placed, current.state);
        }
    }

    function _complete(uint32 id, OrderWords.Slots storage slots, Order memory current, uint256 drawOffset)
        private
        view
        returns (Order memory)
    {
        OrderWords.Outcome memory outcome = OrderWords.outcomeOf(slots.lanes[0]);
        current.id = id;
        current.worker = outcome.pending > current.n ? 0 : outcome.worker;
        current.tiKey = outcome.pending > current.n ? 0 : outcome.tiKey;
        current.drawBeat = uint32(_firstBeatOf(current.placedDay) + drawOffset);
        current.deadline = uint40(_deadline(current, drawOffset, outcome.deadline));
        current.cost = _costOf(current);
        current.miners = _minersOf(slots, current.n, outcome);
        return current;
    }

    function _minersOf(OrderWords.Slots storage slots, uint256 n, OrderWords.Outcome memory outcome)
        private
        view
        returns (uint32[] memory miners)
    {
        if (outcome.deadline == 0) return miners;
        miners = slots.miners(n);
        if (outcome.pending != 0 && outcome.pending <= n) miners[outcome.pending - 1] = 0;
    }

    function _referencePrice(Market memory market, uint256 today) private view returns (uint256) {
        if (market.price != 0 && market.day == today) return market.price;
        (uint256 used, uint256 declared) = _minerRegistry.utilisation();
        uint256 goal = ReferencePrice.target(
            _parameters.get(Parameter.BasePrice), _parameters.get(Parameter.PriceSteepness), used, declared
        );
        if (market.price == 0) return goal;
        uint256 change = _parameters.get(Parameter.PriceChangePerDay);
        return ReferencePrice.toward(market.price, goal, change, today - market.day);
    }

    /// @dev Everything that `terms` must satisfy, and what they cost.
    function _charge(Terms calldata terms, uint256 offered, uint256 minimum, uint256 today)
        private
        view
        returns (uint256 rate, uint256 endDay, uint256 sectors)
    {
        if (terms.size == 0 || terms.size > Segments.DEAL_BYTES) {
            revert SizeOutOfRange(1, Segments.DEAL_BYTES, terms.size);
        }
        if (terms.k < 2 || terms.k > terms.n || terms.n > LARGEST_CODE) revert CodeOutOfRange(terms.k, terms.n);
        uint256 shortest = _parameters.get(Parameter.MinimumTerm);
        if (terms.termDays < shortest) revert TermTooShort(shortest, terms.termDays);
        if (terms.regions == 0) revert RegionsEmpty();
        if (offered < minimum) revert PriceTooLow(minimum, offered);

        endDay = ((today + 1 + terms.termDays + 6) / 7) * 7;
        if (endDay > type(uint16).max) revert TermTooLong(type(uint16).max, endDay);
        sectors = Segments.sectorsFor(terms.size, terms.k);
        rate = (offered * sectors * Segments.SECTOR_BYTES + GIB - 1) / GIB;
        if (rate > type(uint80).max) revert OrderRateTooHigh(type(uint80).max, rate);
    }

    function _deadline(Order memory current, uint256 drawOffset, uint256 stored) private view returns (uint256) {
        if (stored != 0) return _dayStart(current.placedDay) + stored;
        uint256 drawBeat = _firstBeatOf(current.placedDay) + drawOffset;
        return _genesis + drawBeat * _beatSeconds + _parameters.get(Parameter.DrawTimeout);
    }

    /// @dev `timeout` from now, counted as the stored deadline is. Never zero: timeouts are not.
    function _sincePlaced(Order memory current, uint256 timeout) private view returns (uint256) {
        return block.timestamp + timeout - _dayStart(current.placedDay);
    }

    function _nextBeat() private view returns (uint256) {
        return (block.timestamp - _genesis) / _beatSeconds + 1;
    }

    function _firstBeatOf(uint256 day) private view returns (uint256) {
        return (day * _daySeconds) / _beatSeconds;
    }

    function _dayStart(uint256 day) private view returns (uint256) {
        return _genesis + day * _daySeconds;
    }

    function _today() private view returns (uint256) {
        return (block.timestamp - _genesis) / _daySeconds;
    }

    function _costOf(Order memory current) private pure returns (uint256) {
        return _cost(current.rate, current.n, uint256(current.placedDay) + 1, current.endDay);
    }

    function _cost(uint256 rate, uint256 n, uint256 startDay, uint256 endDay) private pure returns (uint256) {
        return rate * n * (endDay - startDay);
    }

    function _sectorsOf(uint256 size, uint256 k) private pure returns (uint40) {
        return uint40(Segments.sectorsFor(size, k));
    }
}

// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IDirectory} from "../governance/IDirectory.sol";
import {INetworkParameters, Parameter} from "../governance/INetworkParameters.sol";
import {IOrders} from "../market/IOrders.sol";
import {ITeeRegistry} from "../proof/ITeeRegistry.sol";
import {IVault} from "../token/IVault.sol";
import {DealSignatures} from "./DealSignatures.sol";
import {Holdings} from "./Holdings.sol";
import {IAuditRounds} from "./IAuditRounds.sol";
import {IDeals} from "./IDeals.sol";
import {IMinerRegistry} from "./IMinerRegistry.sol";
import {PackedDeal} from "./PackedDeal.sol";
import {Segments} from "./Segments.sol";
import {SlotMoves} from "./SlotMoves.sol";
import {StreamingFees} from "./StreamingFees.sol";

/// @title Deals: what miners hold, for how long and at which rate.
/// @dev Days are half-open: a deal of [startDay, endDay) is paid for day d by each miner that passed d's audit, and claim()
/// refunds the other days. A slot may change hands (rehouse), from one day to the next. Each wei that Orders handed over leaves this contract's escrow once: as earnings, as a pot or as
/// a refund. Nothing here loops over deals; work is bounded by n, by the draws of a proof or by weeks (StreamingFees).
/// @custom:security Escrow leaves only by collect, collectTreasury, claim, remove, lose and rehouse, and each of them lowers its own record
/// before it calls the Vault. payToday trusts AuditRounds for "passed today" and nothing else; claim trusts it for past
/// days. Repair says who holds a slot; each day of a slot is paid or refunded once, whoever holds it (rehouse settles all
/// days before today first, and today for its slot). Calls go to contracts of the Directory only, so no foreign code runs in between.
contract Deals is IDeals, DealSignatures {
    using PackedDeal for uint256;
    using PackedDeal for PackedDeal.Fields;
    using Holdings for Holdings.Book;
    using StreamingFees for StreamingFees.Book;

    /// @dev What all slots of an activation share.
    /// @param shared of the holdings, see Holdings.common
    /// @param week in which the deal ends
    /// @param leaves then, see StreamingFees.leavingOf
    /// @param form of the reports, see DealSignatures
    struct Shared {
        bytes32 domain;
        uint256 today;
        uint256 rate;
        uint256 holding;
        uint256 week;
        uint256 leaves;
        bytes form;
    }

    /// @dev What the slots of an activation come to: the same nus as words and packed, as events and signatures want them.
    struct Slots {
        uint32[] miners;
        uint32[] numbers;
        uint128[] nus;
        bytes packedNus;
    }

    /// @dev Weeks that a call rolls on its way: 512 cold reads are about 1.2 M gas a miner.
    uint256 private constant WEEKS_ON_THE_WAY = 512;
    uint256 private constant WEEKS_A_ROLL = 2048;
    uint256 private constant STEPS_A_FILL = 256;
    uint256 private constant DAYS_A_CLAIM = 2048;
    uint256 private constant WHOLE = 10_000;

    IDirectory private immutable DIRECTORY;
    INetworkParameters private immutable PARAMETERS;
    uint256 private immutable GENESIS;
    uint256 private immutable DAY_SECONDS;
    uint256 private immutable BLOCK_SECTORS;
    IVault private immutable VAULT;
    IOrders private immutable ORDERS;
    IMinerRegistry private immutable REGISTRY;
    ITeeRegistry private immutable TEE_REGISTRY;
    IAuditRounds private immutable AUDITS;
    address private immutable REPAIR;

    mapping(uint32 deal => uint256 word) private _deals;
    mapping(uint32 deal => bytes32 root) private _roots;
    mapping(uint32 deal => uint256 word) private _moves;
    Holdings.Book private _holdings;
    StreamingFees.Book private _fees;
    mapping(uint32 miner => uint256 amount) private _earned;
    uint128 private _servicePot;
    uint128 private _treasuryPot;

    /// @dev Room for territories, brokers, bundles and PoIS.
    uint256[50] private __gap;

    /// @param directory knows all contracts; only NetworkParameters must be deployed already
    constructor(IDirectory directory) {
        DIRECTORY = directory;
        PARAMETERS = INetworkParameters(directory.find("NetworkParameters"));
        INetworkParameters.Constants memory constants = PARAMETERS.constants();
        GENESIS = constants.genesis;
        DAY_SECONDS = constants.daySeconds;
        BLOCK_SECTORS = constants.blockSectors;
        VAULT = IVault(directory.find("Vault"));
        ORDERS = IOrders(directory.find("Orders"));
        REGISTRY = IMinerRegistry(directory.find("MinerRegistry"));
        TEE_REGISTRY = ITeeRegistry(directory.find("TeeRegistry"));
        AUDITS = IAuditRounds(directory.find("AuditRounds"));
        REPAIR = directory.find("Repair");
    }

    /// @inheritdoc IDeals
    function activate(Activation calldata activation) external {
        uint256 startDay = _today() + 1;
        IOrders.Activated memory order = ORDERS.activate(activation.deal, uint16(startDay));
        _checkOrder(activation, order, startDay);
        _deals[activation.deal] = PackedDeal.Fields({
            rate: order.rate,
            startDay: startDay,
            endDay: order.endDay,
            claimedDay: startDay,
            k: order.k,
            n: order.n,
            state: DealState.Active,
            tiKey: order.tiKey,
            size: activation.size,
            sectors: activation.sectors
        }).pack();
        _roots[activation.deal] = activation.root;
        bytes32 domain = _domainSeparatorV4();
        Slots memory slots = _fillSlots(activation, order, startDay - 1, domain);
        address signer = TEE_REGISTRY.signerOf(order.worker);
        _checkTags(activation, domain, order.worker, signer, order.tiKey, order.miners, slots.packedNus);
        emit DealActivated(
            activation.deal,
            activation.fid,
            order.owner,
            activation.root,
            activation.size,
            activation.sectors,
            uint16(startDay),
            order.endDay,
            slots.miners,
            slots.numbers,
            slots.nus
        );
    }

    /// @inheritdoc IDeals
    function remove(uint32 id, uint32[] calldata holdings, uint256 deadline, bytes calldata signature) external {
        PackedDeal.Fields memory fields = _active(id);
        address owner = ORDERS.ownerOf(id);
        _checkRemoval(id, owner, deadline, signature);
        (uint256 refund, uint256 today) = _end(id, fields, holdings, DealState.Removed);
        emit DealRemoved(id, uint16(today), refund);
        _pay(owner, refund);
    }

    /// @inheritdoc IDeals
    function lose(uint32 id, uint32[] calldata holdings) external {
        _checkRepair();
        (uint256 refund, uint256 today) = _end(id, _active(id), holdings, DealState.Lost);
        emit DealEndedAsLost(id, uint16(today), refund);
        _pay(ORDERS.ownerOf(id), refund);
    }

    /// @inheritdoc IDeals
    function rehouse(uint32 id, uint8 slot, uint32 leaving, uint32 miner, uint128 nu) external returns (uint32 number) {
        _checkRepair();
        PackedDeal.Fields memory fields = _active(id);
        uint256 today = _today();
        if (today + 1 >= fields.endDay) revert TermEnded(id, uint16(fields.endDay));
        (uint256 refund, uint256 until) = _refundable(id, fields);
        if (until < today) revert ClaimFirst(id, until, today);
        fields.claimedDay = until;
        _deals[id] = fields.pack();

        uint256 moves = _moves[id];
        uint32 from = ORDERS.minersOf(id)[slot];
        if (_closeSlot(id, fields, slot, from, leaving, today, moves) && fields.startDay <= today) {
            refund += fields.rate;
        }
        _moves[id] = SlotMoves.with(moves, slot, miner == 0, today);
        if (miner != 0) number = _takeOver(id, fields, miner, nu, today);
        ORDERS.replace(id, slot, miner);
        emit SlotMoved(id, slot, miner, from, number, nu, uint16(today), refund);
        _pay(ORDERS.ownerOf(id), refund);
    }

    /// @inheritdoc IDeals
    function claim(uint32 id) external returns (uint256 refund) {
        PackedDeal.Fields memory fields = _known(id);
        uint256 until;
        (refund, until) = _refundable(id, fields);
        if (until == fields.claimedDay) revert NothingToClaim(id);
        fields.claimedDay = until;
        _deals[id] = fields.pack();
        address owner = ORDERS.ownerOf(id);
        emit RefundClaimed(id, owner, uint16(until), refund);
        _pay(owner, refund);
    }

    /// @inheritdoc IDeals
    function collect(uint32 miner) external returns (uint256 amount) {
        amount = _earned[miner];
        address account = REGISTRY.miner(miner).account;
        _earned[miner] = 0;
        emit EarningsCollected(miner, account, amount);
        _pay(account, amount);
    }

    /// @inheritdoc IDeals
    function collectTreasury() external returns (uint256 amount) {
        amount = _treasuryPot;
        address account = DIRECTORY.governor();
        _treasuryPot = 0;
        emit TreasuryCollected(account, amount);
        _pay(account, amount);
    }

    /// @inheritdoc IDeals
    function roll(uint32 miner) external {
        StreamingFees.Money memory money = _fees.load(miner);
        _vacate(miner, _fees.roll(miner, money, _today(), WEEKS_A_ROLL));
        _fees.store(miner, money);
    }

    /// @inheritdoc IDeals
    function fill(uint32 miner, uint8 group, uint32[] calldata holes, uint32[] calldata movers) external {
        address account = REGISTRY.miner(miner).account;
        if (msg.sender != account) revert OnlyMiner(miner, account, msg.sender);
        if (holes.length != movers.length || holes.length > STEPS_A_FILL) {
            revert FillLength(STEPS_A_FILL, holes.length, movers.length);
        }
        if (AUDITS.awaits(miner)) revert AuditAwaited(miner);
        uint256 until = AUDITS.layoutsOpenUntil();
        // forge-lint: disable-next-line(block-timestamp)
        if (block.timestamp > until) revert FillTooLate(miner, until, block.timestamp);
        uint40 end = _holdings.fill(miner, group & 3, holes, movers, _today());
        emit HoldingsFilled(miner, group & 3, holes, movers, end);
    }

    /// @inheritdoc IDeals
    function payToday(uint32 miner) external {
        if (msg.sender != address(AUDITS)) revert OnlyAudits(address(AUDITS), msg.sender);
        uint256 today = _today();
        StreamingFees.Money memory money = _rolled(miner, today);
        if (money.paidDay == today) revert DayAlreadyPaid(miner, today);
        money.paidDay = today;
        _fees.store(miner, money);
        if (money.rate == 0) return;
        uint256 toMiner = money.rate * PARAMETERS.get(Parameter.MinerShare) / WHOLE;
        uint256 toService = money.rate * PARAMETERS.get(Parameter.ServiceShare) / WHOLE;
        uint256 toTreasury = money.rate - toMiner - toService;
        _earned[miner] += toMiner;
        _servicePot += uint128(toService);
        _treasuryPot += uint128(toTreasury);
        emit DayPaid(miner, uint16(today), toMiner, toService, toTreasury);
    }

    /// @inheritdoc IDeals
    function locate(uint32 miner, uint8 group, uint40[] calldata positions, bytes calldata hints)
        external
        view
        returns (uint128[] memory nus, uint32[] memory blocks)
    {
        return _holdings.locate(miner, group, positions, hints, _today(), BLOCK_SECTORS);
    }

    /// @inheritdoc IDeals
    function sample(uint32 miner, uint8 group, bytes32 seed, uint40 sectors, bytes calldata hints)
        external
        view
        returns (bytes memory)
    {
        return _holdings.sample(miner, group, seed, sectors, hints, _today(), BLOCK_SECTORS);
    }

    /// @inheritdoc IDeals
    function claimable(uint32 id) external view returns (uint256 refund) {
        (refund,) = _refundable(id, _known(id));
    }

    /// @inheritdoc IDeals
    function deal(uint32 id) external view returns (Deal memory) {
        PackedDeal.Fields memory fields = _known(id);
        return Deal({
            id: id,
            state: fields.state,
            k: uint8(fields.k),
            n: uint8(fields.n),
            tiKey: uint16(fields.tiKey),
            startDay: uint16(fields.startDay),
            endDay: uint16(fields.endDay),
            claimedDay: uint16(fields.claimedDay),
            size: uint32(fields.size),
            sectors: uint32(fields.sectors),
            rate: uint80(fields.rate),
            root: _roots[id],
            owner: ORDERS.ownerOf(id),
            miners: ORDERS.minersOf(id)
        });
    }

    /// @inheritdoc IDeals
    function movesOf(uint32 id) external view returns (uint32 vacant, uint32 moved, uint16 day) {
        return SlotMoves.unpack(_moves[id]);
    }

    /// @inheritdoc IDeals
    function holding(uint32 miner, uint8 group, uint32 index) external view returns (Holding memory) {
        return _holdings.holdingOf(miner, group, index);
    }

    /// @inheritdoc IDeals
    function buckets(uint32 miner) external view returns (Bucket[4] memory) {
        return _holdings.bucketsOf(miner, _today());
    }

    /// @inheritdoc IDeals
    function rateOf(uint32 miner) external view returns (uint256) {
        return _rolledView(miner).rate;
    }

    /// @inheritdoc IDeals
    function earned(uint32 miner) external view returns (uint256) {
        return _earned[miner];
    }

    /// @inheritdoc IDeals
    function dutyFrom(uint32 miner) external view returns (uint16) {
        return uint16(_rolledView(miner).dutyFrom);
    }

    /// @inheritdoc IDeals
    function servicePot() external view returns (uint256) {
        return _servicePot;
    }

    /// @inheritdoc IDeals
    function treasuryPot() external view returns (uint256) {
        return _treasuryPot;
    }

    /// @inheritdoc IDeals
    function domainSeparator() external view returns (bytes32) {
        return _domainSeparatorV4();
    }

    function _checkOrder(Activation calldata activation, IOrders.Activated memory order, uint256 startDay)
        private
        pure
    {
        if (activation.size == 0 || activation.size > order.size) revert SizeMismatch(order.size, activation.size);
        uint256 sectors = Segments.sectorsFor(activation.size, order.k);
        if (activation.sectors != sectors) revert SectorsMismatch(sectors, activation.sectors);
        if (startDay >= order.endDay) revert TermEnded(activation.deal, order.endDay);
        uint256 length = uint256(order.n) * REPORT_LENGTH;
        if (activation.reports.length != length) revert ReportsLength(length, activation.reports.length);
    }

    /// @dev One report, one holding and one rate a slot.
    function _fillSlots(Activation calldata activation, IOrders.Activated memory order, uint256 today, bytes32 domain)
        private
        returns (Slots memory slots)
    {
        bytes memory signers = REGISTRY.occupy(order.miners, activation.sectors);
        uint256 n = order.n;
        Shared memory shared = Shared({
            domain: domain,
            today: today,
            rate: order.rate,
            holding: Holdings.common(order.tiKey, activation.sectors, activation.deal, order.endDay),
            week: StreamingFees.weekOf(order.endDay),
            leaves: StreamingFees.leavingOf(order.rate, activation.sectors),
            form: _reportForm(activation)
        });
        slots = Slots(new uint32[](n), new uint32[](n), new uint128[](n), new bytes(16 * n + 16));
        for (uint256 slot; slot < n; ++slot) {
            (uint32 miner, address signer) = _party(order.miners, signers, slot);
            uint128 nu = _checkReport(activation.reports, shared.form, domain, slot, miner, signer);
            slots.miners[slot] = miner;
            slots.nus[slot] = nu;
            _putNu(slots.packedNus, slot, nu);
            slots.numbers[slot] = _fillSlot(shared, miner, nu);
        }
        // Cuts off the room that _putNu needs behind the last one.
        bytes memory packed = slots.packedNus;
        assembly ("memory-safe") {
            mstore(packed, shl(4, n))
        }
    }

    function _fillSlot(Shared memory shared, uint32 miner, uint256 nu) private returns (uint32 number) {
        uint256 today = shared.today;
        number = _holdings.append(miner, today, nu, shared.holding);
        (uint256 word, uint256 expired) = _fees.rolled(miner, today, WEEKS_ON_THE_WAY);
        _vacate(miner, expired);
        _fees.open(miner, word, today, shared.rate, shared.week, shared.leaves);
    }

    /// @dev The miner of a slot, and who signs for it.
    /// @param miners 4 bytes a slot
    /// @param signers 20 bytes a slot
    function _party(bytes memory miners, bytes memory signers, uint256 slot)
        private
        pure
        returns (uint32 miner, address signer)
    {
        assembly ("memory-safe") {
            miner := shr(224, mload(add(add(miners, 32), shl(2, slot))))
            signer := shr(96, mload(add(add(signers, 32), mul(20, slot))))
        }
    }

    /// @dev Writes a whole word, of which the second half is the next slot's.
    function _putNu(bytes memory packed, uint256 slot, uint256 nu) private pure {
        assembly ("memory-safe") {
            mstore(add(add(packed, 32), shl(4, slot)), shl(128, nu))
        }
    }

    /// @dev All slots end today, and the deal with them.
    /// @return refund of the days after today, and of today for slots that nobody was paid for
    function _end(uint32 id, PackedDeal.Fields memory fields, uint32[] calldata holdings, DealState state)
        private
        returns (uint256 refund, uint256 today)
    {
        today = _today();
        if (today >= fields.endDay) revert TermEnded(id, uint16(fields.endDay));
        if (holdings.length != fields.n) revert HintsLength(fields.n, holdings.length);

        uint256 moves = _moves[id];
        uint32[] memory miners = ORDERS.minersOf(id);
        uint256 unpaidToday;
        for (uint256 slot; slot < miners.length; ++slot) {
            if (_closeSlot(id, fields, slot, miners[slot], holdings[slot], today, moves)) ++unpaidToday;
        }
        if (fields.startDay > today) {
            refund = fields.rate * fields.n * (fields.endDay - fields.startDay);
            fields.endDay = fields.startDay;
        } else {
            refund = fields.rate * (fields.n * (fields.endDay - today - 1) + unpaidToday);
            fields.endDay = today;
        }
        fields.state = state;
        _deals[id] = fields.pack();
    }

    /// @param miner who holds the slot, 0 where nobody does
    /// @return unpaid whether today's rate of the slot is still open
    function _closeSlot(
        uint32 id,
        PackedDeal.Fields memory fields,
        uint256 slot,
        uint32 miner,
        uint32 number,
        uint256 today,
        uint256 moves
    ) private returns (bool unpaid) {
        bool moved = SlotMoves.movedOn(moves, slot, today);
        if (miner == 0) return !moved;
        bool isFresh = moved || fields.startDay > today;
        _holdings.end(miner, fields.tiKey & 3, number, id, today, isFresh);
        StreamingFees.Money memory money = _rolled(miner, today);
        unpaid = !moved && money.paidDay != today;
        _fees.close(miner, money, fields.rate, fields.sectors, isFresh ? today + 1 : today, fields.endDay);
        _fees.store(miner, money);
        _vacate(miner, fields.sectors);
    }

    /// @dev One more holding of a deal that runs already.
    function _takeOver(uint32 id, PackedDeal.Fields memory fields, uint32 miner, uint128 nu, uint256 today)
        private
        returns (uint32)
    {
        // forge-lint: disable-next-line(unsafe-typecast) 25 bits
        REGISTRY.occupy(abi.encodePacked(miner), uint40(fields.sectors));
        Shared memory shared;
        shared.today = today;
        shared.rate = fields.rate;
        shared.holding = Holdings.common(fields.tiKey, fields.sectors, id, fields.endDay);
        shared.week = StreamingFees.weekOf(fields.endDay);
        shared.leaves = StreamingFees.leavingOf(fields.rate, fields.sectors);
        return _fillSlot(shared, miner, nu);
    }

    /// @dev The miner's money as of today; space of what expired meanwhile is free again.
    function _rolled(uint32 miner, uint256 today) private returns (StreamingFees.Money memory money) {
        money = _fees.load(miner);
        _vacate(miner, _fees.roll(miner, money, today, WEEKS_ON_THE_WAY));
        if (money.day != today) revert RollNeeded(miner, today, money.day);
    }

    function _rolledView(uint32 miner) private view returns (StreamingFees.Money memory money) {
        money = _fees.load(miner);
        _fees.roll(miner, money, _today(), type(uint256).max);
    }

    function _vacate(uint32 miner, uint256 sectors) private {
        if (sectors > 0) REGISTRY.vacate(miner, uint40(sectors));
    }

    /// @return refund rate times the days of [claimedDay, until) that the deal's miners did not pass
    /// @return until first day that this refund leaves open
    function _refundable(uint32 id, PackedDeal.Fields memory fields)
        private
        view
        returns (uint256 refund, uint256 until)
    {
        uint256 from = fields.claimedDay;
        until = _today();
        if (until > fields.endDay) until = fields.endDay;
        if (until <= from) return (0, from);
        if (until - from > DAYS_A_CLAIM) until = from + DAYS_A_CLAIM;
        uint256 moves = _moves[id];
        uint32[] memory miners = ORDERS.minersOf(id);
        uint256 missed;
        for (uint256 slot; slot < miners.length; ++slot) {
            // the day on which a slot changed hands was settled then
            uint256 first = SlotMoves.movedOn(moves, slot, from) ? from + 1 : from;
            missed += until - first;
            if (miners[slot] != 0) missed -= AUDITS.passedDays(miners[slot], first, until);
        }
        refund = fields.rate * missed;
    }

    function _pay(address account, uint256 amount) private {
        if (amount > 0) VAULT.release(account, amount);
    }

    function _checkRepair() private view {
        if (msg.sender != REPAIR) revert OnlyRepair(REPAIR, msg.sender);
    }

    function _today() private view returns (uint256) {
        return (block.timestamp - GENESIS) / DAY_SECONDS;
    }

    function _known(uint32 id) private view returns (PackedDeal.Fields memory fields) {
        fields = _deals[id].unpack();
        if (fields.state == DealState.None) revert DealUnknown(id);
    }

    function _active(uint32 id) private view returns (PackedDeal.Fields memory fields) {
        fields = _known(id);
        if (fields.state != DealState.Active) revert DealNotActive(id, fields.state);
    }
}

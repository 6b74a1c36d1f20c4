// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";
import {SafeCast} from "@openzeppelin/contracts/utils/math/SafeCast.sol";
import {Checkpoints} from "@openzeppelin/contracts/utils/structs/Checkpoints.sol";
import {IDirectory} from "../governance/IDirectory.sol";
import {INetworkParameters, Parameter} from "../governance/INetworkParameters.sol";
import {IVault} from "../token/IVault.sol";
import {IDeals} from "./IDeals.sol";
import {IMinerRegistry} from "./IMinerRegistry.sol";
import {IPenalties} from "./IPenalties.sol";

/// @title Fines, credit, forced exit, and the clients' claims on what was collected (ADR 0020).
/// @dev An index a miner, like StreamingFees' sums: fines raise it, deals read the difference over their term. Nothing loops
/// over deals or miners; a claim looks up two days a slot, in steps logarithmic in the days on which the miner was fined.
/// @custom:security A fine is computed here and taken by MinerRegistry, which never takes more than there is; what it took is
/// in this contract's escrow before the index rises, and the index rises by it over exactly the sectors that may claim:
/// those of deals that started on or before today and end after it. Both round down, so claims never exceed the escrow. A
/// deal that is removed on that very day, or a slot that moves, forfeits its part, and nobody else gets it. Repair claims for
/// a deal before it moves a slot, so days before the move are the old miner's. Whoever settles gets a fixed share of
/// what was really collected, so settling one's own miner gains nothing. Calls go to contracts of the Directory only.
contract Penalties is IPenalties {
    using Checkpoints for Checkpoints.Trace224;

    uint256 private constant WHOLE = 10_000;
    uint256 private constant SCALE_BITS = 64;
    uint256 private constant FULL_CREDIT = type(uint8).max;

    IDirectory private immutable DIRECTORY;
    INetworkParameters private immutable PARAMETERS;
    IVault private immutable VAULT;
    IDeals private immutable DEALS;
    IMinerRegistry private immutable REGISTRY;
    address private immutable AUDITS;
    address private immutable SERVED_BYTES;

    mapping(uint32 miner => Checkpoints.Trace224 trace) private _indexes;
    mapping(uint32 deal => uint256 day) private _claimed;
    uint256[50] private __gap;

    /// @param directory knows all contracts; nothing but it must be deployed already
    constructor(IDirectory directory) {
        DIRECTORY = directory;
        PARAMETERS = INetworkParameters(directory.find("NetworkParameters"));
        VAULT = IVault(directory.find("Vault"));
        DEALS = IDeals(directory.find("Deals"));
        REGISTRY = IMinerRegistry(directory.find("MinerRegistry"));
        AUDITS = directory.find("AuditRounds");
        SERVED_BYTES = directory.find("ServedBytes");
    }

    /// @inheritdoc IPenalties
    function settled(uint32 miner, bytes calldata counts, address settler) external {
        if (msg.sender != AUDITS) revert OnlyAudits(AUDITS, msg.sender);
        IMinerRegistry.Standing memory standing = REGISTRY.standing(miner);
        if (standing.state == IMinerRegistry.MinerState.Expelled) return;
        (uint256 credit, uint256 share, bool isExpelled) = _judge(counts, standing.credit);
        // casting is safe: credit is at most FULL_CREDIT
        if (credit != standing.credit) REGISTRY.rate(miner, uint8(credit));
        if (share != 0) _fine(miner, share, settler);
        if (isExpelled) REGISTRY.expel(miner);
    }

    /// @inheritdoc IPenalties
    function served(uint32 miner) external {
        if (msg.sender != SERVED_BYTES) revert OnlyServedBytes(SERVED_BYTES, msg.sender);
        uint256 credit = REGISTRY.standing(miner).credit;
        // casting is safe: what is below FULL_CREDIT has 8 bits, and so has one more
        if (credit < FULL_CREDIT) REGISTRY.rate(miner, uint8(credit + 1));
    }

    /// @inheritdoc IPenalties
    function debtPaid(uint32 miner, uint256 amount) external {
        if (msg.sender != address(REGISTRY)) revert OnlyRegistry(address(REGISTRY), msg.sender);
        DEALS.roll(miner);
        _share(miner, amount, _liveSectors(miner, REGISTRY.standing(miner).usedSectors));
    }

    /// @inheritdoc IPenalties
    function claim(uint32 deal) external returns (uint256 amount) {
        IDeals.Deal memory known = DEALS.deal(deal);
        uint256 until;
        (amount, until) = _owed(known);
        _claimed[deal] = until;
        if (amount == 0) return 0;
        // casting is safe: no day is past the deal's end
        emit CompensationClaimed(deal, known.owner, uint16(until), amount);
        VAULT.release(known.owner, amount);
    }

    /// @inheritdoc IPenalties
    function claimable(uint32 deal) external view returns (uint256 amount) {
        (amount,) = _owed(DEALS.deal(deal));
    }

    /// @inheritdoc IPenalties
    function indexOf(uint32 miner, uint16 day) external view returns (uint256) {
        return _indexes[miner].upperLookup(day);
    }

    /// @return credit after the days
    /// @return share basis points of all fines together
    /// @return isExpelled whether a day was one too many; days after it count no more
    function _judge(bytes calldata counts, uint256 credit)
        private
        view
        returns (uint256, uint256 share, bool isExpelled)
    {
        for (uint256 i; i < counts.length && !isExpelled; ++i) {
            uint256 count = uint8(counts[i]);
            if (count == 0) {
                if (credit < FULL_CREDIT) ++credit;
                continue;
            }
            credit /= 2;
            if (count == 2) share += PARAMETERS.get(Parameter.SecondMissFine);
            if (count > 2) share += PARAMETERS.get(Parameter.FurtherMissFine);
            isExpelled = count >= PARAMETERS.get(Parameter.ExitMisses);
        }
        return (credit, share, isExpelled);
    }

    function _fine(uint32 miner, uint256 share, address settler) private {
        DEALS.roll(miner); // what has ended is not audited any more
        IMinerRegistry.Standing memory standing = REGISTRY.standing(miner);
        uint256 sectors = _liveSectors(miner, standing.usedSectors);
        if (sectors == 0) return;
        uint256 fine = Math.mulDiv(standing.pledged, sectors * share, uint256(standing.capacity) * WHOLE);
        uint256 collected = REGISTRY.fine(miner, fine);
        uint256 bounty = collected * PARAMETERS.get(Parameter.SettleBounty) / WHOLE;
        emit MinerFined(miner, _today(), fine, collected, bounty, settler);
        if (bounty != 0) VAULT.release(settler, bounty);
        _share(miner, collected - bounty, sectors);
    }

    /// @dev What nobody may claim, because the miner carries nothing any more, is the treasury's.
    function _share(uint32 miner, uint256 amount, uint256 sectors) private {
        if (amount == 0) return;
        if (sectors == 0) {
            VAULT.release(DIRECTORY.governor(), amount);
            return;
        }
        uint16 day = _today();
        emit FineShared(miner, day, amount, sectors);
        Checkpoints.Trace224 storage trace = _indexes[miner];
        trace.push(day, SafeCast.toUint224(trace.latest() + (amount << SCALE_BITS) / sectors));
    }

    /// @dev Of deals that started on or before today and end after it, once the miner was rolled to today.
    function _liveSectors(uint32 miner, uint256 used) private view returns (uint256) {
        IDeals.Bucket[4] memory buckets = DEALS.buckets(miner);
        return used - buckets[0].fresh - buckets[1].fresh - buckets[2].fresh - buckets[3].fresh;
    }

    /// @return amount of the days [claimed, until)
    function _owed(IDeals.Deal memory deal) private view returns (uint256 amount, uint256 until) {
        uint256 from = _claimed[deal.id];
        if (from < deal.startDay) from = deal.startDay;
        until = _today();
        if (until > deal.endDay) until = deal.endDay;
        if (until <= from) return (0, from);
        (, uint32 moved, uint16 day) = DEALS.movesOf(deal.id);
        if (day != from) moved = 0;
        for (uint256 slot; slot < deal.miners.length; ++slot) {
            // who took over on the first day takes part from the next one on
            uint256 first = from + (moved >> slot & 1);
            if (first == until) continue;
            Checkpoints.Trace224 storage trace = _indexes[deal.miners[slot]];
            // casting is safe: days have 16 bits, and a term starts on day 1 or later
            uint256 risen = trace.upperLookup(uint32(until - 1)) - trace.upperLookup(uint32(first - 1));
            amount += risen * deal.sectors >> SCALE_BITS;
        }
    }

    function _today() private view returns (uint16) {
        // casting is safe: days of more than 16 bits end every other contract first
        return uint16(PARAMETERS.today());
    }
}

// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

/// @title Deals: activation, holdings, streaming fees, refunds, removal (protocol.md sections 2 to 4).
/// @dev EIP-712 domain: name "cess4j", version "1", chain id, this contract. Types:
/// Report(uint32 deal,uint8 index,uint32 miner,bytes16 nu,uint32 sectors,bytes32 root)     signed by each miner
/// Tags(uint32 deal,uint16 tiKey,uint32 sectors,bytes32 fid,bytes32 root,bytes32 miners,bytes32 nus) signed by the TEE worker
/// Tag(uint32 deal,uint8 index,uint32 miner,uint16 tiKey,bytes16 nu,bytes32 idsRoot,uint32 sectors)  TEE worker to miner
/// Removal(uint32 deal,uint256 deadline)                                                   signed by the owner
/// miners = keccak256 of the packed uint32 ids, nus = keccak256 of the packed bytes16.
interface IDeals {
    enum DealState {
        None,
        Active,
        Removed,
        Lost // fewer than k of its fragments were left
    }

    /// @param root SHA-256 root of the descriptor (docs/formats.md)
    /// @param fid file id (of the bundle where a deal carries several files)
    /// @param size bytes of ciphertext
    /// @param sectors sectors of 31 bytes that each miner holds for the deal
    /// @param reports n times nu (16 bytes), r (32), yParityAndS (32, EIP-2098), in slot order
    /// @param tags r, yParityAndS of the drawn TEE worker over Tags
    struct Activation {
        uint32 deal;
        bytes32 root;
        bytes32 fid;
        uint32 size;
        uint32 sectors;
        bytes reports;
        bytes tags;
    }

    struct Deal {
        uint32 id;
        DealState state;
        uint8 k;
        uint8 n;
        uint16 tiKey;
        uint16 startDay;
        uint16 endDay;
        uint16 claimedDay;
        uint32 size;
        uint32 sectors;
        uint80 rate;
        bytes32 root;
        address owner;
        uint32[] miners;
    }

    /// @notice One word of the chain: what a miner holds of a deal.
    struct Holding {
        uint128 nu;
        uint40 start;
        uint32 sectors;
        uint32 deal;
        uint16 endDay;
        uint16 tiKey;
    }

    /// @param end sectors ever appended and not yet compacted
    /// @param frozen end at the start of today: what today's rounds sample
    /// @param fresh live sectors that were added today
    struct Bucket {
        uint16 tiKey;
        uint40 end;
        uint40 frozen;
        uint32 holdings;
        uint40 fresh;
    }

    event DealActivated(
        uint32 indexed deal,
        bytes32 indexed fid,
        address indexed owner,
        bytes32 root,
        uint32 size,
        uint32 sectors,
        uint16 startDay,
        uint16 endDay,
        uint32[] miners,
        uint32[] holdings,
        uint128[] nus
    );
    event DealRemoved(uint32 indexed deal, uint16 day, uint256 refund);
    event DealEndedAsLost(uint32 indexed deal, uint16 day, uint256 refund);
    /// @notice From tomorrow on `miner` holds the slot, as number `holding`; 0 where nobody does.
    event SlotMoved(
        uint32 indexed deal,
        uint8 indexed slot,
        uint32 indexed miner,
        uint32 from,
        uint32 holding,
        uint128 nu,
        uint16 day,
        uint256 refund
    );
    event RefundClaimed(uint32 indexed deal, address indexed owner, uint16 untilDay, uint256 refund);
    event DayPaid(uint32 indexed miner, uint16 indexed day, uint256 toMiner, uint256 toService, uint256 toTreasury);
    event HoldingsFilled(uint32 indexed miner, uint8 indexed group, uint32[] holes, uint32[] movers, uint40 end);
    event EarningsCollected(uint32 indexed miner, address indexed account, uint256 amount);
    event TreasuryCollected(address indexed account, uint256 amount);

    error DealUnknown(uint32 deal);
    error DealNotActive(uint32 deal, DealState actual);
    error ReportsLength(uint256 expected, uint256 actual);
    error SizeMismatch(uint256 maximum, uint256 actual);
    error SectorsMismatch(uint256 expected, uint256 actual);
    error ReportRejected(uint32 miner, address expected, address actual);
    error TagsRejected(uint16 worker, address expected, address actual);
    error NuMissing(uint32 miner);
    error BucketHoldsOtherKey(uint32 miner, uint16 expected, uint16 actual);
    error HoldingMismatch(uint32 miner, uint32 holding, uint32 expectedDeal, uint32 actualDeal);
    error OnlyOwner(uint32 deal, address expected, address actual);
    error OnlyAudits(address expected, address actual);
    error OnlyRepair(address expected, address actual);
    error ClaimFirst(uint32 deal, uint256 claimedUntil, uint256 today);
    error RemovalExpired(uint256 deadline, uint256 actual);
    error NothingToClaim(uint32 deal);
    error TermEnded(uint32 deal, uint16 endDay);
    error OnlyMiner(uint32 miner, address expected, address actual);
    error AuditAwaited(uint32 miner);
    error FillTooLate(uint32 miner, uint256 lastAt, uint256 actual);
    error FillLength(uint256 maximum, uint256 holes, uint256 movers);
    error FillImpossible(uint32 miner, uint32 hole, uint32 mover);
    error BucketFull(uint32 miner, uint256 maximum, uint256 actual);
    error RateTooHigh(uint32 miner, uint256 maximum, uint256 actual);
    error RollNeeded(uint32 miner, uint256 today, uint256 rolledTo);
    error DayAlreadyPaid(uint32 miner, uint256 day);
    error HintsLength(uint256 expected, uint256 actual);
    error HintOutOfRange(uint256 holdings, uint256 actual);
    error HintWrong(uint256 position, uint256 start, uint256 end);

    /// @notice Permissionless: the signatures say it all.
    function activate(Activation calldata activation) external;

    /// @notice Owner, or anyone with the owner's Removal signature: stops the rates at once and refunds the rest.
    /// `holdings` are the holding numbers of DealActivated and SlotMoved, in slot order (anything for empty slots). The data is audited until the day ends.
    function remove(uint32 deal, uint32[] calldata holdings, uint256 deadline, bytes calldata signature) external;

    /// @notice Repair only: who held the slot leaves it today, and `miner` holds it from tomorrow on (0: nobody). All days
    /// before today are refunded as by claim(), and today's rate of the slot where nobody was paid for it.
    /// @param leaving number of the leaving miner's holding, ignored where nobody held the slot
    /// @param nu of the new holding
    /// @return number of the new holding
    function rehouse(uint32 deal, uint8 slot, uint32 leaving, uint32 miner, uint128 nu) external returns (uint32 number);
    /// @notice Repair only: as `remove`, for a deal of which too little is left.
    function lose(uint32 deal, uint32[] calldata holdings) external;

    /// @notice Permissionless: refunds the days that miners did not prove, up to but without today (at most 2,048 days a call).
    function claim(uint32 deal) external returns (uint256 refund);
    /// @notice What claim() would refund now.
    function claimable(uint32 deal) external view returns (uint256 refund);

    /// @notice Permissionless: miner's accrued fees -> vault balance of its account.
    function collect(uint32 miner) external returns (uint256 amount);
    function collectTreasury() external returns (uint256 amount);

    /// @notice Permissionless: brings a miner's rates and expiries up to today, at most 2,048 weeks a call. Others do this
    /// on their way (up to 512 weeks); it is needed after RollNeeded, or to free the space of expired deals early.
    function roll(uint32 miner) external;

    /// @notice AuditRounds only: pays the miner's sum of rates for today, once a day.
    function payToday(uint32 miner) external;

    /// @notice The miner's account: closes dead ranges, so that deleted data neither exhausts positions nor makes a round
    /// run out of live draws. Refused while the miner owes a proof or may owe one (IAuditRounds.awaits), and too close to
    /// the next seed (IAuditRounds.layoutsOpenUntil): whoever knows a seed ahead could try layouts until the sample suits it.
    /// Holdings keep their numbers. Step i, of at most 256, takes dead holding holes[i] and movers[i]:
    /// the same holding, last in the bucket: it leaves; a dead one right behind the hole: they merge; the last one, alive
    /// and not larger than the hole: it moves into it; one alive right behind the hole: it moves down, the hole up.
    function fill(uint32 miner, uint8 group, uint32[] calldata holes, uint32[] calldata movers) external;

    /// @notice For each position the holding that `hints` names (4 bytes each, big-endian): nu and block number in it, or
    /// block = type(uint32).max for a dead range. Reverts where a hint lies.
    function locate(uint32 miner, uint8 group, uint40[] calldata positions, bytes calldata hints)
        external
        view
        returns (uint128[] memory nus, uint32[] memory blocks);

    /// @notice What a round asks (IAuditRounds.Challenge): draw k is position (h >> 128) mod `sectors` of the bucket with
    /// weight h mod 2^128, h = keccak256(seed, k). There are as many draws as `hints`, which name the holding of each as in
    /// `locate`. Reverts where a hint lies.
    /// @return live two words for each draw that is not in a dead range, in order: nu << 128 | weight, then k << 32 | block
    /// number in the holding
    function sample(uint32 miner, uint8 group, bytes32 seed, uint40 sectors, bytes calldata hints)
        external
        view
        returns (bytes memory live);

    function deal(uint32 id) external view returns (Deal memory);
    /// @return vacant bit j is set where slot j has no miner
    /// @return moved slots that changed hands on `day`: what a new miner does on that day concerns other deals
    /// @return day of the last change
    function movesOf(uint32 deal) external view returns (uint32 vacant, uint32 moved, uint16 day);
    function holding(uint32 miner, uint8 group, uint32 index) external view returns (Holding memory);
    function buckets(uint32 miner) external view returns (Bucket[4] memory);
    /// @notice Sum of the rates that a proof of today pays, in wei.
    function rateOf(uint32 miner) external view returns (uint256);
    function earned(uint32 miner) external view returns (uint256);
    /// @notice Day from which the miner has had live data without a break; 0 where it has none.
    function dutyFrom(uint32 miner) external view returns (uint16);
    /// @notice What TEE workers and consensus nodes have earned together; era settlement divides it (a later release).
    function servicePot() external view returns (uint256);
    function treasuryPot() external view returns (uint256);
    function domainSeparator() external view returns (bytes32);
}

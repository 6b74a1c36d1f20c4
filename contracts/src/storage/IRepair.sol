// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

/// @title Repair: slots of deals move to other miners (protocol.md section 5, ADR 0020).
/// @dev A slot (deal, index) is opened, drawn after the next beat, filled by the drawn miner, and paid after its first passed
/// day. Signatures are those of an activation, in Deals' EIP-712 domain: the miner's Report and the drawn TEE worker's Tag.
interface IRepair {
    enum SlotState {
        None,
        Open, // waits for a beat and a draw
        Drawn, // waits for the drawn miner
        Filled // the new miner holds it; the bounty waits for its first passed day
    }

    /// @dev Loss and Expulsion empty the slot at once; with Exit and Absence the old miner holds, proves and earns until the
    /// new one has taken over.
    enum Cause {
        Loss, // its miner reported it (ILossReports)
        Expulsion, // its miner missed too many days
        Exit, // its miner leaves
        Absence // its miner has missed RepairMisses days in a row
    }

    /// @notice Whether the file is safe.
    enum Condition {
        Active,
        Recovery, // slots are lost, enough are left
        Lost // fewer than k are left
    }

    /// @param miner drawn for it, or holding it
    /// @param loser who held it when it was opened
    /// @param worker TEE worker that rebuilds and tags it
    /// @param attempts draws so far, as part of the seed
    /// @param drawBeat the draw uses the first beat with a number of at least this
    /// @param deadline last timestamp for `complete`
    /// @param day first day of the new holding
    /// @param bounty wei for who repairs it, less what the keepers that move it on get; for an exit or absence all theirs
    /// @param rest wei of the loser's that stand behind the slot until it is filled
    struct Slot {
        SlotState state;
        Cause cause;
        uint32 miner;
        uint32 loser;
        uint16 worker;
        uint16 attempts;
        uint32 drawBeat;
        uint40 deadline;
        uint16 day;
        uint128 bounty;
        uint128 rest;
    }

    /// @param holding number of the old miner's holding (DealActivated, SlotMoved); ignored where the slot is empty
    /// @param nu 16 bytes, drawn by the TEE worker
    /// @param idsRoot holding root that the TEE worker signed
    /// @param report r, yParityAndS (EIP-2098) of the drawn miner over Report(deal, index, miner, nu, sectors, root)
    /// @param tag the same of the drawn TEE worker over Tag(deal, index, miner, tiKey, nu, idsRoot, sectors)
    struct Completion {
        uint32 deal;
        uint8 slot;
        uint32 holding;
        bytes16 nu;
        bytes32 idsRoot;
        bytes report;
        bytes tag;
    }

    event RepairOpened(
        uint32 indexed deal, uint8 indexed slot, uint32 indexed loser, Cause cause, uint32 drawBeat, uint256 bounty
    );
    event RepairDrawn(
        uint32 indexed deal, uint8 indexed slot, uint32 indexed miner, uint16 worker, uint16 tiKey, uint40 deadline
    );
    /// @notice Nobody could be drawn, or who was drawn did not come; the next draw uses a beat from `drawBeat` on.
    event RepairDelayed(uint32 indexed deal, uint8 indexed slot, uint32 drawBeat);
    /// @notice The reason is gone, or the deal is over.
    event RepairClosed(uint32 indexed deal, uint8 indexed slot, uint256 toOwner, uint256 toLoser);
    event RepairCompleted(
        uint32 indexed deal, uint8 indexed slot, uint32 indexed miner, uint32 holding, bytes16 nu, bytes32 idsRoot
    );
    event RepairPaid(uint32 indexed deal, uint8 indexed slot, uint32 indexed miner, uint256 bounty);
    /// @notice Opening, drawing, closing or abandoning earned `amount` wei as vault balance (ADR 0022); slot 0 where it was the deal.
    event KeeperPaid(uint32 indexed deal, uint8 indexed slot, address indexed keeper, uint256 amount);
    event DealLost(uint32 indexed deal, uint32 slots, uint256 compensation);

    error DealOver(uint32 deal, uint256 endDay, uint256 today);
    error DealNotOver(uint32 deal, uint256 endDay, uint256 today);
    error SlotOutOfRange(uint256 maximum, uint256 actual);
    error SlotStateWrong(uint32 deal, uint8 slot, SlotState expected, SlotState actual);
    error NothingToRepair(uint32 deal, uint8 slot, uint32 miner);
    error RepairWithoutBeat(uint32 deal, uint8 slot, uint256 beat);
    error RepairTooLate(uint32 deal, uint8 slot, uint256 deadline, uint256 actual);
    error RepairTooEarly(uint32 deal, uint8 slot, uint256 deadline, uint256 actual);
    error TiKeyRotated(uint16 expected, uint16 actual);
    error TagRejected(uint16 worker, address expected, address actual);
    error NotProven(uint32 miner, uint256 firstDay, uint256 day);
    error EnoughLeft(uint32 deal, uint256 lost, uint256 maximum);

    /// @notice Permissionless, where its miner reported the slot's loss, was expelled, is leaving, or has missed RepairMisses
    /// settled days in a row. For a loss or an expelled miner the slot is emptied: its rate stops, and the share of the
    /// miner's pledge behind it comes here as far as there is collateral: RepairFine of it as bounty, the rest until the
    /// slot is filled. Opening again what was opened for an exit or absence turns it into a loss where it has become one.
    /// @param holding number of the miner's holding
    function open(uint32 deal, uint8 slot, uint32 holding) external;
    /// @notice Permissionless, after the slot's beat: draws a miner of an operator that neither lost the slot, nor carries
    /// the deal, nor is drawn for another slot of it, and a TEE worker of the deal's group. Closes instead where an exit or
    /// absence is the reason no more.
    function draw(uint32 deal, uint8 slot) external;
    /// @notice Permissionless: draws anew, from the next beat, after the deadline of a drawn miner, or once it leaves, was
    /// expelled or is absent itself, or once the beat of an open slot is out of reach.
    function renew(uint32 deal, uint8 slot) external;
    /// @notice Permissionless, until the deadline: the signatures say it all. The new miner's rate starts tomorrow.
    function complete(Completion calldata completion) external;
    /// @notice Permissionless: pays the bounty to the new miner's account.
    /// @param day on which it passed, not before the first day of its holding
    function collect(uint32 deal, uint8 slot, uint16 day) external;
    /// @notice Permissionless, once more than n - k slots are empty: all rates stop, the owner gets the days that are left, and
    /// everything that stands behind the empty slots.
    /// @param holdings numbers of the holdings in slot order, anything for empty slots
    function abandon(uint32 deal, uint32[] calldata holdings) external;
    /// @notice Permissionless, once a deal has ended otherwise: the bounty of a slot that nobody filled goes to the owner, the
    /// rest back to the loser. The same for a bounty that nobody proved for.
    function close(uint32 deal, uint8 slot) external;

    function slotOf(uint32 deal, uint8 slot) external view returns (Slot memory);
    /// @return condition as far as slots tell
    /// @return lost bit j is set where slot j is empty, reported lost, or held by an expelled miner
    function conditionOf(uint32 deal) external view returns (Condition condition, uint32 lost);
}

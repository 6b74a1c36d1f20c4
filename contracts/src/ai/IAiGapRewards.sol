// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

/// @title The money of AI Gap tasks: bounty, stakes, earnings, fines (ADR 0039, money).
/// @notice Each round that ends pays its part of the bounty, and all fines so far, to the seats that were included and, where they sat
/// in its committee, voted for what became final: half in equal parts, half by contribution, of which no more than 1.5 times the
/// median counts. What does not divide stays for the next round. A commitment that is not revealed costs a twentieth of the
/// stake, a proven fault all that is left of it, half of that to whoever proved it. Stakes come back when the task has ended.
interface IAiGapRewards {
    /// @param bounty not yet earned
    /// @param fines for the next round that ends
    /// @param stake of a seat when it was taken
    struct Pot {
        address creator;
        uint96 bounty;
        uint96 fines;
        uint96 stake;
        bool ended;
    }

    struct Account {
        uint128 stake;
        uint128 earned;
    }

    event BountyFunded(uint256 indexed task, address indexed creator, uint256 bounty, uint256 stake);
    event StakeLocked(uint256 indexed task, uint256 indexed seat, address indexed account, uint256 amount);
    event StakeReturned(uint256 indexed task, uint256 indexed seat, address indexed account, uint256 amount);
    event SeatFined(uint256 indexed task, uint256 indexed seat, uint256 amount);
    event SeatSlashed(uint256 indexed task, uint256 indexed seat, address indexed challenger, uint256 amount);
    event RoundPaid(uint256 indexed task, uint256 eligible, uint256 amount, uint256 left);
    event SeatEarned(uint256 indexed task, uint256 indexed seat, uint256 amount);
    event SeatPaid(uint256 indexed task, uint256 indexed seat, address indexed account, uint256 earned, uint256 stake);
    event PotClosed(uint256 indexed task, address indexed creator, uint256 refund, uint256 toTreasury);

    error OnlyAiGap(address expected, address actual);
    error SeatHasNothing(uint256 task, uint256 seat);

    /// @notice AiGapTasks only.
    function fund(uint256 task, address creator, uint96 bounty, uint96 stake) external;
    /// @notice AiGapTasks only: locks the stake of a seat.
    function stake(uint256 task, uint256 seat, address account) external;
    /// @notice AiGapTasks only: gives it back before the first round.
    function unstake(uint256 task, uint256 seat, address account) external;

    /// @notice AiGapRounds only.
    /// @return broke those whose stake is now below half of what it was
    function fine(uint256 task, uint32 seats) external returns (uint32 broke);
    /// @notice AiGapRounds only: all that is left of the stakes, half to the challenger.
    function slash(uint256 task, uint32 seats, address challenger) external;
    /// @notice AiGapRounds only.
    /// @param left rounds to be paid, this one too
    function pay(uint256 task, uint32 eligible, uint32 included, uint256 contributions, uint256 left) external;
    /// @notice AiGapRounds only: what is left of the bounty to the creator, fines to the treasury.
    function close(uint256 task) external;

    /// @notice Anybody: pays what a seat has earned, and its stake once the task has ended, to the seat's account.
    function claim(uint256 task, uint256 seat) external returns (uint256 amount);

    function potOf(uint256 task) external view returns (Pot memory);
    function accountOf(uint256 task, uint256 seat) external view returns (Account memory);
}

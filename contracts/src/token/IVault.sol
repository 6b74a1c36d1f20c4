// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

/// @title Holds every CESS token of the network (protocol.md section 1, money).
/// @notice Invariant: token.balanceOf(vault) >= totalBalances + totalEscrow + pools, with equality unless somebody sends
/// tokens here without `deposit`. Withdrawal calls nothing but the token, cannot be paused and asks no policy contract.
/// @dev Controllers (Orders, Deals, MinerRegistry, ...) may lock an account's balance into *their own* escrow and release
/// from it, so that a faulty controller cannot touch what another one holds.
interface IVault {
    enum Pool {
        Storage,
        Consensus,
        Cache
    }

    event Deposited(address indexed account, address indexed payer, uint256 amount);
    event Withdrawn(address indexed account, address indexed to, uint256 amount);
    event Locked(address indexed controller, address indexed account, uint256 amount);
    event Released(address indexed controller, address indexed account, uint256 amount);
    event EscrowMoved(address indexed from, address indexed to, uint256 amount);
    event PoolDrawn(Pool indexed pool, address indexed controller, address indexed account, uint256 amount);
    event ControllerAnnounced(address indexed controller, uint256 effectiveAt);
    event ControllerAdded(address indexed controller);

    error BalanceTooLow(address account, uint256 required, uint256 available);
    error EscrowTooLow(address controller, uint256 required, uint256 available);
    error PoolTooLow(Pool pool, uint256 required, uint256 available);
    error OnlyController(address caller);
    error OnlyEraSettlement(address expected, address actual);
    error ControllerNotReady(address controller, uint256 effectiveAt, uint256 actual);
    error OnlyGovernor(address expected, address actual);
    error ZeroAmount();
    error AccountMissing();

    /// @notice Moves `amount` wei of the caller's tokens (approved before) into its own balance.
    function deposit(uint256 amount) external;
    /// @notice The same into the balance of `account`.
    function depositFor(address account, uint256 amount) external;
    /// @notice deposit() with an EIP-2612 permit of the caller; works too where somebody has submitted the permit before.
    function depositWithPermit(uint256 amount, uint256 deadline, uint8 v, bytes32 r, bytes32 s) external;
    /// @notice Pays `amount` wei of the caller's balance out to `to`.
    function withdraw(address to, uint256 amount) external;

    /// @notice Controllers only: balance of `account` -> escrow of the caller.
    function lock(address account, uint256 amount) external;
    /// @notice Controllers only: escrow of the caller -> balance of `account`.
    function release(address account, uint256 amount) external;
    /// @notice Controllers only: escrow of the caller -> escrow of controller `to`, and `refund` -> balance of `account`.
    function hand(address to, uint256 amount, address account, uint256 refund) external;
    /// @notice Era settlement only (a later release): pool -> balance of `account`.
    function drawPool(Pool pool, address account, uint256 amount) external;

    /// @notice Governor: a new controller may be added seven days after its announcement. Announcing again starts anew.
    function announceController(address controller) external;
    /// @notice Governor: adds a controller that was announced seven to fourteen days ago; later the announcement has lapsed.
    function addController(address controller) external;

    function balanceOf(address account) external view returns (uint256);
    function escrowOf(address controller) external view returns (uint256);
    function poolOf(Pool pool) external view returns (uint256);
    function totalBalances() external view returns (uint256);
    function totalEscrow() external view returns (uint256);
    function isController(address account) external view returns (bool);
}

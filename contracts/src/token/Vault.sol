// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {IERC20Permit} from "@openzeppelin/contracts/token/ERC20/extensions/IERC20Permit.sol";
import {SafeERC20} from "@openzeppelin/contracts/token/ERC20/utils/SafeERC20.sol";
import {IDirectory} from "../governance/IDirectory.sol";
import {Genesis} from "./Genesis.sol";
import {IVault} from "./IVault.sol";

/// @title All money of the network in one immutable place (protocol.md section 1).
/// @dev Both totals share one word, for every order and payout moves them. Amounts are CESS, of which there are fewer than
/// 2^94 wei, so 128 bits never overflow. Zero amounts are refused to
/// accounts only; a controller whose fee rounds to nothing goes on.
/// @custom:security What a controller may do: lock the balance of any account into its own escrow and release its own escrow
/// to any account. So a hostile controller could take all free balances, though no other controller's escrow and no pool:
/// that is why a new one is announced seven days ahead (time to withdraw) and why an announcement that was not used lapses
/// after another seven. Withdrawal calls nothing but the token, which has no hooks, no owner and no pause; state changes
/// come before every call. Tokens sent here without a deposit belong to nobody and stay.
contract Vault is IVault {
    using SafeERC20 for IERC20;

    /// @dev In one word: whoever may move an escrow has it read anyway.
    struct Controller {
        bool known;
        uint128 escrow;
    }

    uint256 private constant ANNOUNCEMENT = 7 days;
    bytes32 private constant ERA_SETTLEMENT = "EraSettlement";

    IERC20 private immutable TOKEN;
    IDirectory private immutable DIRECTORY;

    uint128 private _totalBalances;
    uint128 private _totalEscrow;
    mapping(address account => uint256 amount) private _balances;
    mapping(address account => Controller controller) private _controllers;
    mapping(address controller => uint256 timestamp) private _announced;
    uint256[3] private _pools;

    modifier onlyController() {
        if (!_controllers[msg.sender].known) revert OnlyController(msg.sender);
        _;
    }

    modifier onlyGovernor() {
        address governor = DIRECTORY.governor();
        if (msg.sender != governor) revert OnlyGovernor(governor, msg.sender);
        _;
    }

    /// @param directory knows the token, whose constructor mints the pools to this contract
    /// @param controllers the first ones, in force at once
    constructor(IDirectory directory, address[] memory controllers) {
        DIRECTORY = directory;
        TOKEN = IERC20(directory.find("CessToken"));
        _pools[uint256(Pool.Storage)] = Genesis.STORAGE_POOL;
        _pools[uint256(Pool.Consensus)] = Genesis.CONSENSUS_POOL;
        _pools[uint256(Pool.Cache)] = Genesis.CACHE_POOL;
        for (uint256 i = 0; i < controllers.length; i++) {
            _addController(controllers[i]);
        }
    }

    /// @inheritdoc IVault
    function deposit(uint256 amount) external {
        _deposit(msg.sender, amount);
    }

    /// @inheritdoc IVault
    function depositFor(address account, uint256 amount) external {
        _deposit(account, amount);
    }

    /// @inheritdoc IVault
    function depositWithPermit(uint256 amount, uint256 deadline, uint8 v, bytes32 r, bytes32 s) external {
        // Somebody may have used the permit first (EIP-2612, security considerations); the allowance is what counts.
        try IERC20Permit(address(TOKEN)).permit(msg.sender, address(this), amount, deadline, v, r, s) {} catch {}
        _deposit(msg.sender, amount);
    }

    /// @inheritdoc IVault
    function withdraw(address to, uint256 amount) external {
        if (amount == 0) revert ZeroAmount();
        if (to == address(0) || to == address(this)) revert AccountMissing();
        _debit(msg.sender, amount);
        _totalBalances -= uint128(amount);
        emit Withdrawn(msg.sender, to, amount);
        TOKEN.safeTransfer(to, amount);
    }

    /// @inheritdoc IVault
    function lock(address account, uint256 amount) external onlyController {
        _debit(account, amount);
        // casting is safe: the balance covered the amount
        _controllers[msg.sender].escrow += uint128(amount);
        _totalBalances -= uint128(amount);
        _totalEscrow += uint128(amount);
        emit Locked(msg.sender, account, amount);
    }

    /// @inheritdoc IVault
    function release(address account, uint256 amount) external onlyController {
        _debitEscrow(amount);
        _release(account, amount);
    }

    /// @inheritdoc IVault
    function hand(address to, uint256 amount, address account, uint256 refund) external onlyController {
        if (!_controllers[to].known) revert OnlyController(to);
        _debitEscrow(amount + refund);
        _controllers[to].escrow += uint128(amount);
        emit EscrowMoved(msg.sender, to, amount);
        if (refund != 0) _release(account, refund);
    }

    /// @inheritdoc IVault
    function drawPool(Pool pool, address account, uint256 amount) external {
        // Looked up at the call: the contract comes with a later release, and a name once set never moves.
        address settlement = DIRECTORY.find(ERA_SETTLEMENT);
        if (msg.sender != settlement) revert OnlyEraSettlement(settlement, msg.sender);
        if (account == address(0)) revert AccountMissing();
        uint256 available = _pools[uint256(pool)];
        if (amount > available) revert PoolTooLow(pool, amount, available);
        _pools[uint256(pool)] = available - amount;
        _balances[account] += amount;
        _totalBalances += uint128(amount);
        emit PoolDrawn(pool, msg.sender, account, amount);
    }

    /// @inheritdoc IVault
    function announceController(address controller) external onlyGovernor {
        if (controller == address(0)) revert AccountMissing();
        uint256 effectiveAt = block.timestamp + ANNOUNCEMENT;
        _announced[controller] = effectiveAt;
        emit ControllerAnnounced(controller, effectiveAt);
    }

    /// @inheritdoc IVault
    function addController(address controller) external onlyGovernor {
        uint256 effectiveAt = _announced[controller];
        if (effectiveAt == 0 || block.timestamp < effectiveAt || block.timestamp > effectiveAt + ANNOUNCEMENT) {
            revert ControllerNotReady(controller, effectiveAt, block.timestamp);
        }
        delete _announced[controller];
        _addController(controller);
    }

    /// @inheritdoc IVault
    function balanceOf(address account) external view returns (uint256) {
        return _balances[account];
    }

    /// @inheritdoc IVault
    function escrowOf(address controller) external view returns (uint256) {
        return _controllers[controller].escrow;
    }

    /// @inheritdoc IVault
    function poolOf(Pool pool) external view returns (uint256) {
        return _pools[uint256(pool)];
    }

    /// @inheritdoc IVault
    function totalBalances() external view returns (uint256) {
        return _totalBalances;
    }

    /// @inheritdoc IVault
    function totalEscrow() external view returns (uint256) {
        return _totalEscrow;
    }

    /// @inheritdoc IVault
    function isController(address account) external view returns (bool) {
        return _controllers[account].known;
    }

    function _deposit(address account, uint256 amount) private {
        if (amount == 0) revert ZeroAmount();
        if (account == address(0)) revert AccountMissing();
        // No hook can run in between, and a transfer that fails reverts everything.
        TOKEN.safeTransferFrom(msg.sender, address(this), amount);
        _balances[account] += amount;
        _totalBalances += uint128(amount);
        emit Deposited(account, msg.sender, amount);
    }

    function _release(address account, uint256 amount) private {
        if (account == address(0)) revert AccountMissing();
        _balances[account] += amount;
        _totalEscrow -= uint128(amount);
        _totalBalances += uint128(amount);
        emit Released(msg.sender, account, amount);
    }

    function _debit(address account, uint256 amount) private {
        uint256 available = _balances[account];
        if (amount > available) revert BalanceTooLow(account, amount, available);
        _balances[account] = available - amount;
    }

    function _debitEscrow(uint256 amount) private {
        uint256 available = _controllers[msg.sender].escrow;
        if (amount > available) revert EscrowTooLow(msg.sender, amount, available);
        _controllers[msg.sender].escrow = uint128(available - amount);
    }

    function _addController(address controller) private {
        if (controller == address(0)) revert AccountMissing();
        _controllers[controller].known = true;
        emit ControllerAdded(controller);
    }
}

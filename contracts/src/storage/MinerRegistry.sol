// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";
import {SafeCast} from "@openzeppelin/contracts/utils/math/SafeCast.sol";
import {IDirectory} from "../governance/IDirectory.sol";
import {INetworkParameters, Parameter} from "../governance/INetworkParameters.sol";
import {IPodr2Verifier} from "../proof/IPodr2Verifier.sol";
import {ITeeRegistry} from "../proof/ITeeRegistry.sol";
import {IVault} from "../token/IVault.sol";
import {IAuditRounds} from "./IAuditRounds.sol";
import {IMinerRegistry} from "./IMinerRegistry.sol";
import {IPenalties} from "./IPenalties.sol";
import {Segments} from "./Segments.sol";
import {Tickets} from "./Tickets.sol";

/// @title Storage miners (protocol.md sections 3 and 4).
/// @dev What a draw and an activation need of a miner fits one word (`Space`): a try of a draw reads one word of tickets and
/// one miner, an activation reads and writes one word a miner. `Space.units` is zero unless the miner is Active and has all
/// of its pledge.
/// Used space is counted in 40 bits of sectors (31 TiB), as the holdings' positions are; who has more space runs several
/// miners, which share one operator id. A draining or short miner has no units in `Space`: draws pass it by at the price of no
/// extra read, and only an activation that names it looks further.
/// @custom:security Collateral lies in the Vault as the escrow of this contract, so no fault here reaches the money of Orders
/// or Deals. It leaves by `fine` (Penalties), `setAside` (Repair, Upkeep), to the account by `shrink` and `withdraw`, and every path lowers its own
/// record first; the sum of all records is the escrow. There is debt only where there is no collateral. `shrink` and
/// `withdraw` keep what stands behind the bytes that are held and refuse while a finished day is not settled, so no fine is
/// outrun; both wait for nobody, since anyone settles. `topUp` and `withdraw` by strangers only ever serve the miner. Operators are staking accounts and can be Sybils: distinct operators are a hurdle of collateral, not of identity.
/// The draw is as unpredictable as its seed: Orders takes it from a beat that did not exist when the order was placed.
contract MinerRegistry is IMinerRegistry {
    using Tickets for Tickets.Book;
    using Tickets for Tickets.Urn;

    /// @dev What the draw and `occupy` read; both take the word apart by hand (_wordOf).
    struct Space {
        address signer;
        uint32 operator;
        uint16 units;
        uint8 credit;
        uint40 usedSectors;
    }

    struct Record {
        uint128 collateral;
        uint24 declaredUnits;
        uint24 listedUnits;
        uint8 region;
        MinerState state;
        uint16 exitDay;
        uint128 pledged;
        uint128 debt;
    }

    struct Contact {
        bytes32 tlsKeyHash;
        string endpoint;
    }

    struct Totals {
        uint96 usedSectors;
        uint96 declaredSectors;
        uint32 miners;
        uint32 operators;
    }

    uint256 private constant OPERATOR_SHIFT = 160;
    uint256 private constant UNITS_SHIFT = 192;
    uint256 private constant CREDIT_SHIFT = 208;
    uint256 private constant USED_SHIFT = 216;
    uint256 private constant USED_MASK = uint256(type(uint40).max) << USED_SHIFT;
    uint256 private constant FULL_CREDIT = type(uint8).max;
    uint24 private constant UNITS_PER_CALL = 256;
    uint256 private constant ENDPOINT_BYTES = 255;
    uint256 private constant ID_BYTES = 4;
    uint256 private constant SIGNER_BYTES = 20;
    uint256 private constant TRIES_PER_MINER = 20;
    uint256 private constant LEAST_TRIES = 120;
    uint256 private constant PAGE = 64;
    uint256 private constant WHOLE = 10_000;

    IVault private immutable _vault;
    INetworkParameters private immutable _parameters;
    IPodr2Verifier private immutable _verifier;
    ITeeRegistry private immutable _teeRegistry;
    IAuditRounds private immutable _audits;
    address private immutable _deals;
    address private immutable _penalties;
    address private immutable _repair;
    address private immutable _upkeep;
    uint256 private immutable _unitBytes;
    /// @dev The most units whose sectors 40 bits count; a unit is 1 GiB at least, so 15 bits hold them.
    uint24 private immutable _maximumUnits;

    Totals private _totals;
    Tickets.Book private _tickets;
    mapping(uint32 id => Space space) private _spaces;
    mapping(uint32 id => Record record) private _records;
    mapping(uint32 id => Contact contact) private _contacts;
    mapping(uint32 id => mapping(uint16 tiKey => bytes32 hash)) private _keyHashes;
    mapping(address signer => uint32 id) private _minerOfSigner;
    mapping(address account => uint32 operator) private _operatorOf;
    mapping(uint32 operator => address account) private _accountOf;
    mapping(uint32 operator => uint32[] ids) private _minersOf;
    uint256[40] private __gap;

    /// @param directory knows all contracts; only NetworkParameters must be deployed already
    constructor(IDirectory directory) {
        _vault = IVault(directory.find("Vault"));
        _parameters = INetworkParameters(directory.find("NetworkParameters"));
        _verifier = IPodr2Verifier(directory.find("Podr2Verifier"));
        _teeRegistry = ITeeRegistry(directory.find("TeeRegistry"));
        _audits = IAuditRounds(directory.find("AuditRounds"));
        _deals = directory.find("Deals");
        _penalties = directory.find("Penalties");
        _repair = directory.find("Repair");
        _upkeep = directory.find("Upkeep");
        _unitBytes = _parameters.constants().unitBytes;
        uint256 units = (uint256(type(uint40).max) * Segments.SECTOR_BYTES) / _unitBytes;
        _maximumUnits = SafeCast.toUint16(units);
    }

    modifier onlyDeals() {
        if (msg.sender != _deals) revert OnlyDeals(_deals, msg.sender);
        _;
    }

    modifier onlyRepair() {
        if (msg.sender != _repair) revert OnlyRepair(_repair, msg.sender);
        _;
    }

    modifier onlyPenalties() {
        if (msg.sender != _penalties) revert OnlyPenalties(_penalties, msg.sender);
        _;
    }

    modifier onlyAccount(uint32 id) {
        address expected = _accountOf[_known(id).operator];
        if (msg.sender != expected) revert OnlyAccount(id, expected, msg.sender);
        _;
    }

    /// @inheritdoc IMinerRegistry
    function register(Registration calldata registration) external returns (uint32 id) {
        if (registration.region >= Tickets.REGIONS) {
            revert RegionOutOfRange(uint8(Tickets.REGIONS - 1), registration.region);
        }
        uint24 units = registration.units;
        _checkUnits(units, UNITS_PER_CALL < _maximumUnits ? UNITS_PER_CALL : _maximumUnits);

        Totals storage totals = _totals;
        id = ++totals.miners;
        uint32 operator = _operatorOf[msg.sender];
        if (operator == 0) {
            operator = ++totals.operators;
            _operatorOf[msg.sender] = operator;
            _accountOf[operator] = msg.sender;
        }
        _minersOf[operator].push(id);
        totals.declaredSectors += uint96(_capacity(units));
        uint128 collateral = _collateralFor(units);
        _setContact(id, registration.signer, registration.tlsKeyHash, registration.endpoint);
        _spaces[id] = Space(registration.signer, operator, uint16(units), 0, 0);
        Record storage record = _records[id];
        (record.collateral, record.pledged) = (collateral, collateral);
        (record.declaredUnits, record.listedUnits) = (units, units);
        (record.region, record.state) = (registration.region, MinerState.Active);
        _tickets.add(registration.region, id, 0, units);
        emit MinerRegistered(
            id,
            operator,
            msg.sender,
            registration.signer,
            registration.tlsKeyHash,
            registration.endpoint,
            registration.region,
            units
        );
        emit TicketsListed(id, registration.region, units);
        _lock(collateral);
    }

    /// @inheritdoc IMinerRegistry
    function grow(uint32 id, uint24 units) external onlyAccount(id) {
        Record storage record = _active(id);
        uint24 declared = record.declaredUnits;
        uint24 room = _maximumUnits - declared;
        _checkUnits(units, UNITS_PER_CALL < room ? UNITS_PER_CALL : room);

        uint128 collateral = _collateralFor(units);
        _declare(record, declared, declared + units);
        record.collateral += collateral;
        record.pledged += collateral;
        _setUnits(id, record);
        emit SpaceGrown(id, declared + units, record.collateral);
        _list(id, record, units);
        _lock(collateral);
    }

    /// @inheritdoc IMinerRegistry
    function shrink(uint32 id, uint24 units) external onlyAccount(id) {
        Record storage record = _records[id];
        if (record.state != MinerState.Draining) _active(id);
        uint24 declared = record.declaredUnits;
        _checkUnits(units, UNITS_PER_CALL < declared - 1 ? UNITS_PER_CALL : declared - 1);
        uint24 left = declared - units;
        uint256 used = _spaces[id].usedSectors;
        if (used > _capacity(left)) revert MinerFull(id, _capacity(left), used);
        _checkSettled(id);

        record.pledged -= uint128(uint256(record.pledged) * units / declared);
        _declare(record, declared, left);
        uint128 freed = record.collateral > record.pledged ? record.collateral - record.pledged : 0;
        record.collateral -= freed;
        _setUnits(id, record);
        emit SpaceShrunk(id, left, record.collateral, freed);
        if (record.listedUnits > left) _unlist(id, record, record.listedUnits - left);
        _release(id, freed);
    }

    /// @inheritdoc IMinerRegistry
    function topUp(uint32 id, uint256 amount) external returns (uint256 taken) {
        _known(id);
        Record storage record = _records[id];
        uint256 missing = record.pledged > record.collateral ? record.pledged - record.collateral : 0;
        uint256 owed = record.debt + missing;
        taken = amount < owed ? amount : owed;
        if (taken == 0) revert NothingToTopUp(id, owed, amount);

        uint256 toDebt = taken < record.debt ? taken : record.debt;
        record.debt -= uint128(toDebt);
        record.collateral += uint128(taken - toDebt);
        _setUnits(id, record);
        emit ToppedUp(id, msg.sender, toDebt, taken - toDebt);
        _lock(taken);
        _payDebt(id, toDebt);
    }

    /// @inheritdoc IMinerRegistry
    function change(uint32 id, address signer, bytes32 tlsKeyHash, string calldata endpoint) external onlyAccount(id) {
        delete _minerOfSigner[_spaces[id].signer];
        _setContact(id, signer, tlsKeyHash, endpoint);
        _spaces[id].signer = signer;
        emit MinerChanged(id, signer, tlsKeyHash, endpoint);
    }

    /// @inheritdoc IMinerRegistry
    function drain(uint32 id) external onlyAccount(id) {
        Record storage record = _active(id);
        record.state = MinerState.Draining;
        emit DrainBegun(id);
        _leave(id, record);
    }

    /// @inheritdoc IMinerRegistry
    function resume(uint32 id) external onlyAccount(id) {
        Record storage record = _records[id];
        MinerState state = record.state;
        if (state != MinerState.Draining) revert MinerNotDraining(id, state);
        record.state = MinerState.Active;
        _setUnits(id, record);
        emit DrainEnded(id);
        uint24 missing = record.declaredUnits - record.listedUnits;
        if (missing > UNITS_PER_CALL) missing = UNITS_PER_CALL;
        Space memory space = _spaces[id];
        if (missing != 0 && space.units != 0 && space.usedSectors <= _threshold(space.units)) {
            _list(id, record, missing);
        }
    }

    /// @inheritdoc IMinerRegistry
    function exit(uint32 id) external onlyAccount(id) {
        Record storage record = _records[id];
        if (record.state != MinerState.Draining) _active(id);
        emit ExitBegun(id, _beginExit(id, record, MinerState.Exiting));
    }

    /// @inheritdoc IMinerRegistry
    function expel(uint32 id) external onlyPenalties {
        emit MinerExpelled(id, _beginExit(id, _records[id], MinerState.Expelled));
    }

    /// @inheritdoc IMinerRegistry
    function withdraw(uint32 id) external returns (uint256 amount) {
        Space memory space = _known(id);
        Record storage record = _records[id];
        if (record.state != MinerState.Exiting && record.state != MinerState.Expelled) {
            revert MinerNotExiting(id, record.state);
        }
        uint256 until = record.exitDay + _parameters.get(Parameter.ExitCooling);
        uint256 today = _parameters.today();
        if (today < until) revert CoolingDown(id, until, today);
        _checkSettled(id);

        uint256 held =
            Math.mulDiv(record.pledged, space.usedSectors, _capacity(record.declaredUnits), Math.Rounding.Ceil);
        uint256 collateral = record.collateral;
        amount = collateral > held ? collateral - held : 0;
        if (amount == 0 && space.usedSectors != 0) revert NothingToWithdraw(id, held, collateral);
        record.collateral = uint128(collateral - amount);
        emit CollateralWithdrawn(id, _accountOf[space.operator], amount, record.collateral);
        if (space.usedSectors == 0) {
            record.state = MinerState.Exited;
            record.pledged = 0;
            _declare(record, record.declaredUnits, 0);
            delete _minerOfSigner[space.signer]; // it may register anew
            emit MinerExited(id);
        }
        _release(id, amount);
    }

    /// @inheritdoc IMinerRegistry
    function fine(uint32 id, uint256 amount) external onlyPenalties returns (uint256 collected) {
        Record storage record = _records[id];
        collected = amount < record.collateral ? amount : record.collateral;
        record.collateral -= uint128(collected);
        record.debt += SafeCast.toUint128(amount - collected);
        _setUnits(id, record);
        emit CollateralFined(id, collected, record.collateral, record.debt);
        if (collected != 0) _vault.hand(_penalties, collected, address(0), 0);
    }

    /// @inheritdoc IMinerRegistry
    function setAside(uint32 id, uint40 sectors, uint256 basisPoints) external returns (uint256 taken) {
        if (msg.sender != _repair && msg.sender != _upkeep) revert OnlyRepairOrUpkeep(_repair, _upkeep, msg.sender);
        Record storage record = _records[id];
        taken = Math.mulDiv(record.pledged, sectors * basisPoints, _capacity(record.declaredUnits) * WHOLE);
        if (taken > record.collateral) taken = record.collateral;
        record.collateral -= uint128(taken);
        _setUnits(id, record);
        emit CollateralSetAside(id, taken, record.collateral);
        if (taken != 0) _vault.hand(msg.sender, taken, address(0), 0);
    }

    /// @inheritdoc IMinerRegistry
    function giveBack(uint32 id, uint256 amount) external onlyRepair {
        Record storage record = _records[id];
        uint256 toDebt = amount < record.debt ? amount : record.debt;
        uint256 missing = record.pledged > record.collateral ? record.pledged - record.collateral : 0;
        uint256 toCollateral = amount - toDebt < missing ? amount - toDebt : missing;
        record.debt -= uint128(toDebt);
        record.collateral += uint128(toCollateral);
        _setUnits(id, record);
        uint256 toAccount = amount - toDebt - toCollateral;
        emit CollateralGivenBack(id, toDebt, toCollateral, toAccount);
        _release(id, toAccount);
        _payDebt(id, toDebt);
    }

    /// @inheritdoc IMinerRegistry
    function rate(uint32 id, uint8 credit) external onlyPenalties {
        _spaces[id].credit = credit;
        emit CreditChanged(id, credit);
    }

    /// @inheritdoc IMinerRegistry
    function registerProofKeys(
        uint32 id,
        uint16 tiKey,
        bytes calldata publicKey,
        bytes calldata keys,
        bytes calldata possession,
        bytes calldata tiPoints
    ) external onlyAccount(id) {
        bytes32 expected = _teeRegistry.pointsHash(tiKey);
        bytes32 actual = keccak256(tiPoints);
        if (expected == bytes32(0) || actual != expected) revert TiPointsMismatch(tiKey, expected, actual);

        bytes32 hash = keccak256(keys);
        _keyHashes[id][tiKey] = hash;
        emit ProofKeysRegistered(id, tiKey, hash);
        _verifier.checkKeys(publicKey, keys, possession, tiPoints, possessionMessage(id, tiKey, actual, publicKey));
    }

    /// @inheritdoc IMinerRegistry
    function retire(uint32 id, uint24 units) external {
        Space memory space = _known(id);
        uint256 threshold = _threshold(space.units);
        if (space.units != 0 && space.usedSectors <= threshold) revert NotFull(id, threshold, space.usedSectors);
        Record storage record = _records[id];
        uint24 listed = record.listedUnits;
        _checkUnits(units, UNITS_PER_CALL < listed ? UNITS_PER_CALL : listed);
        _unlist(id, record, units);
    }

    /// @inheritdoc IMinerRegistry
    function relist(uint32 id, uint24 units) external onlyAccount(id) {
        Record storage record = _active(id);
        Space memory space = _spaces[id];
        if (space.units == 0) revert MinerShort(id, record.pledged, record.collateral);
        uint24 retired = record.declaredUnits - record.listedUnits;
        _checkUnits(units, UNITS_PER_CALL < retired ? UNITS_PER_CALL : retired);
        uint256 threshold = _threshold(space.units);
        if (space.usedSectors > threshold) revert MinerFull(id, threshold, space.usedSectors);
        _list(id, record, units);
    }

    /// @inheritdoc IMinerRegistry
    function occupy(bytes calldata miners, uint40 sectors) external onlyDeals returns (bytes memory signers) {
        uint256 count = miners.length / ID_BYTES;
        if (miners.length != count * ID_BYTES) revert IdsLength(count * ID_BYTES, miners.length);
        signers = new bytes(SIGNER_BYTES * count + 12); // room for the last whole-word write
        for (uint256 i = 0; i < count; i++) {
            uint32 id;
            assembly ("memory-safe") {
                id := shr(224, calldataload(add(miners.offset, shl(2, i))))
            }
            uint256 used = _occupy(id, sectors, signers, i);
            Space storage space = _spaces[id];
            assembly ("memory-safe") {
                sstore(space.slot, used)
            }
        }
        // Cuts off the room.
        assembly ("memory-safe") {
            mstore(signers, mul(SIGNER_BYTES, count))
        }
        _totals.usedSectors += uint96(count * sectors);
    }

    /// @inheritdoc IMinerRegistry
    function vacate(uint32 id, uint40 sectors) external onlyDeals {
        _spaces[id].usedSectors -= sectors;
        _totals.usedSectors -= sectors;
    }

    /// @inheritdoc IMinerRegistry
    function draw(bytes32 seed, uint16 regions, uint256 count, uint40 sectors, uint32[] calldata taken)
        external
        view
        returns (uint32[] memory ids)
    {
        ids = new uint32[](count);
        Tickets.Urn memory urn = _tickets.open(regions);
        uint256 total = urn.total;
        uint256[] memory operators = new uint256[](taken.length + count);
        // A filter in front of the search: bit (operator mod 256) of every operator so far.
        uint256 filter;
        uint256 known;
        for (; known < taken.length; known++) {
            uint256 operator = _spaces[taken[known]].operator;
            operators[known] = operator;
            filter |= 1 << (operator & 0xff);
        }
        uint256 tries = total == 0 ? 0 : TRIES_PER_MINER * count;
        if (tries != 0 && tries < LEAST_TRIES) tries = LEAST_TRIES;
        uint256 boost = _parameters.get(Parameter.CreditFactor) - WHOLE;
        uint256 found;
        for (uint256 i = 0; i < tries && found < count; i++) {
            uint256 random = _random(seed, i);
            uint32 id = _tickets.pick(urn, (random >> 64) % total);
            uint256 word = _wordOf(id);
            if (!_accepts(word, uint64(random), sectors, boost)) continue;
            uint256 operator = uint32(word >> OPERATOR_SHIFT);
            if ((filter >> (operator & 0xff)) & 1 == 1 && _contains(operators, known, operator)) continue;
            filter |= 1 << (operator & 0xff);
            operators[known++] = operator;
            ids[found++] = id;
        }
        // Cuts the array to what was found; it never grows.
        assembly ("memory-safe") {
            mstore(ids, found)
        }
    }

    /// @inheritdoc IMinerRegistry
    function keyHash(uint32 id, uint16 tiKey) external view returns (bytes32) {
        return _keyHashes[id][tiKey];
    }

    /// @inheritdoc IMinerRegistry
    function miner(uint32 id) external view returns (Miner memory) {
        Space memory space = _known(id);
        Record memory record = _records[id];
        return Miner({
            id: id,
            operator: space.operator,
            account: _accountOf[space.operator],
            signer: space.signer,
            tlsKeyHash: _contacts[id].tlsKeyHash,
            endpoint: _contacts[id].endpoint,
            region: record.region,
            state: record.state,
            declaredUnits: record.declaredUnits,
            listedUnits: record.listedUnits,
            usedSectors: space.usedSectors,
            collateral: record.collateral
        });
    }

    /// @inheritdoc IMinerRegistry
    function standing(uint32 id) external view returns (Standing memory) {
        Space memory space = _known(id);
        Record memory record = _records[id];
        return Standing({
            operator: space.operator,
            state: record.state,
            credit: space.credit,
            exitDay: record.exitDay,
            usedSectors: space.usedSectors,
            capacity: uint40(_capacity(record.declaredUnits)),
            pledged: record.pledged,
            collateral: record.collateral,
            debt: record.debt
        });
    }

    /// @inheritdoc IMinerRegistry
    function minerCount() external view returns (uint32) {
        return _totals.miners;
    }

    /// @inheritdoc IMinerRegistry
    function minersOf(address account, uint256 from) external view returns (uint32[] memory ids) {
        uint32[] storage all = _minersOf[_operatorOf[account]];
        uint256 rest = all.length > from ? all.length - from : 0;
        ids = new uint32[](rest < PAGE ? rest : PAGE);
        for (uint256 i = 0; i < ids.length; i++) {
            ids[i] = all[from + i];
        }
    }

    /// @inheritdoc IMinerRegistry
    function ticketCount(uint8 region) external view returns (uint32) {
        return region < Tickets.REGIONS ? uint32(_tickets.countOf(region)) : 0;
    }

    /// @inheritdoc IMinerRegistry
    function ticketAt(uint8 region, uint256 position) public view returns (uint32) {
        if (region >= Tickets.REGIONS || position >= _tickets.countOf(region)) return 0;
        return _tickets.idAt(region, position);
    }

    /// @inheritdoc IMinerRegistry
    function utilisation() external view returns (uint256 usedSectors, uint256 declaredSectors) {
        Totals memory totals = _totals;
        return (totals.usedSectors, totals.declaredSectors);
    }

    /// @inheritdoc IMinerRegistry
    function possessionMessage(uint32 id, uint16 tiKey, bytes32 tiHash, bytes calldata publicKey)
        public
        view
        returns (bytes32)
    {
        return keccak256(abi.encode(block.chainid, address(this), id, tiKey, tiHash, keccak256(publicKey)));
    }

    function _setContact(uint32 id, address signer, bytes32 tlsKeyHash, string calldata endpoint) private {
        if (signer == address(0)) revert SignerMissing();
        if (_minerOfSigner[signer] != 0) revert SignerTaken(signer, _minerOfSigner[signer]);
        if (tlsKeyHash == bytes32(0)) revert TlsKeyMissing();
        uint256 length = bytes(endpoint).length;
        if (length == 0 || length > ENDPOINT_BYTES) revert EndpointLength(1, ENDPOINT_BYTES, length);
        _minerOfSigner[signer] = id;
        _contacts[id] = Contact(tlsKeyHash, endpoint);
    }

    function _list(uint32 id, Record storage record, uint24 units) private {
        uint24 listed = record.listedUnits;
        record.listedUnits = listed + units;
        _tickets.add(record.region, id, listed, units);
        emit TicketsListed(id, record.region, listed + units);
    }

    function _unlist(uint32 id, Record storage record, uint24 units) private {
        uint24 listed = record.listedUnits;
        record.listedUnits = listed - units;
        _tickets.remove(record.region, id, listed, units);
        emit TicketsListed(id, record.region, listed - units);
    }

    /// @dev No draw picks the miner from here on, and its tickets stand in nobody's way.
    function _leave(uint32 id, Record storage record) private {
        _setUnits(id, record);
        uint24 listed = record.listedUnits;
        if (listed != 0) _unlist(id, record, listed < UNITS_PER_CALL ? listed : UNITS_PER_CALL);
    }

    function _beginExit(uint32 id, Record storage record, MinerState state) private returns (uint16 today) {
        today = uint16(_parameters.today());
        (record.state, record.exitDay) = (state, today);
        _leave(id, record);
    }

    function _declare(Record storage record, uint24 from, uint24 to) private {
        record.declaredUnits = to;
        _totals.declaredSectors = uint96(_totals.declaredSectors - _capacity(from) + _capacity(to));
    }

    /// @dev What draws see of the miner's space.
    function _setUnits(uint32 id, Record storage record) private {
        bool open = record.state == MinerState.Active && record.collateral >= record.pledged;
        _spaces[id].units = open ? uint16(record.declaredUnits) : 0;
    }

    /// @dev Reverts while a finished day could still bring a fine.
    function _checkSettled(uint32 id) private view {
        (, uint256 until) = _audits.misses(id);
        uint256 today = _parameters.today();
        if (until < today) revert SettleFirst(id, until, today);
    }

    function _release(uint32 id, uint256 amount) private {
        if (amount != 0) _vault.release(_accountOf[_spaces[id].operator], amount);
    }

    /// @dev From this contract's escrow to the clients.
    function _payDebt(uint32 id, uint256 amount) private {
        if (amount == 0) return;
        _vault.hand(_penalties, amount, address(0), 0);
        IPenalties(_penalties).debtPaid(id, amount);
    }

    function _lock(uint256 collateral) private {
        if (collateral != 0) _vault.lock(msg.sender, collateral);
    }

    function _known(uint32 id) private view returns (Space memory space) {
        space = _spaces[id];
        if (space.operator == 0) revert MinerUnknown(id);
    }

    function _active(uint32 id) private view returns (Record storage record) {
        record = _records[id];
        if (record.state != MinerState.Active) revert MinerNotActive(id, record.state);
    }

    function _collateralFor(uint24 units) private view returns (uint128) {
        return SafeCast.toUint128(units * _parameters.get(Parameter.CollateralPerUnit));
    }

    function _capacity(uint256 units) private view returns (uint256) {
        return (units * _unitBytes) / Segments.SECTOR_BYTES;
    }

    function _threshold(uint256 units) private view returns (uint256) {
        return (_capacity(units) * _parameters.get(Parameter.FullThreshold)) / WHOLE;
    }

    /// @dev Enough room, and with probability free / declared x (1 + credit / 255 x boost): the bias of 64 random bits
    /// modulo 2^40 is below 2^-24. Without units there is no capacity. 16 bits of units times 44 bits of unit bytes, and 40
    /// bits of sectors times 22 of a factor, overflow nothing.
    /// @param boost basis points
    function _accepts(uint256 word, uint256 random, uint256 sectors, uint256 boost) private view returns (bool) {
        unchecked {
            uint256 capacity = uint16(word >> UNITS_SHIFT) * _unitBytes / Segments.SECTOR_BYTES;
            uint256 used = word >> USED_SHIFT;
            if (used + sectors > capacity || capacity == 0) return false;
            uint256 odds = WHOLE * FULL_CREDIT + boost * uint8(word >> CREDIT_SHIFT);
            return (capacity - 1 - random % capacity) * (WHOLE * FULL_CREDIT) < (capacity - used) * odds;
        }
    }

    /// @dev Checks that `sectors` fit and appends the miner's signer as number `index`.
    /// @return word the miner's space with the sectors in use
    function _occupy(uint32 id, uint256 sectors, bytes memory signers, uint256 index)
        private
        view
        returns (uint256 word)
    {
        word = _wordOf(id);
        if (uint32(word >> OPERATOR_SHIFT) == 0) revert MinerUnknown(id);
        uint256 units = uint16(word >> UNITS_SHIFT);
        if (units == 0) units = _unitsWithoutDraws(id);
        uint256 capacity = _capacity(units);
        uint256 used = (word >> USED_SHIFT) + sectors;
        if (used > capacity) revert MinerFull(id, capacity, used);
        assembly ("memory-safe") {
            mstore(add(add(signers, 32), mul(SIGNER_BYTES, index)), shl(96, word))
        }
        // The capacity is below 2^40 sectors, see _maximumUnits.
        return word & ~USED_MASK | used << USED_SHIFT;
    }

    /// @dev For orders that were drawn before a miner drained or fell short: no later draw has picked it.
    function _unitsWithoutDraws(uint32 id) private view returns (uint256) {
        Record memory record = _records[id];
        if (record.state != MinerState.Draining) _active(id);
        return record.declaredUnits;
    }

    /// @dev `Space` in one word: signer 160 | operator 32 | units 16 | credit 8 | usedSectors 40, from the low bit.
    function _wordOf(uint32 id) private view returns (uint256 word) {
        Space storage space = _spaces[id];
        assembly ("memory-safe") {
            word := sload(space.slot)
        }
    }

    function _checkUnits(uint24 units, uint24 maximum) private pure {
        if (units == 0 || units > maximum) revert UnitsOutOfRange(1, maximum, units);
    }

    function _contains(uint256[] memory operators, uint256 known, uint256 operator) private pure returns (bool) {
        for (uint256 i = 0; i < known; i++) {
            if (operators[i] == operator) return true;
        }
        return false;
    }

    function _random(bytes32 seed, uint256 index) private pure returns (uint256 random) {
        assembly ("memory-safe") {
            mstore(0x00, seed)
            mstore(0x20, index)
            random := keccak256(0x00, 0x40)
        }
    }
}
